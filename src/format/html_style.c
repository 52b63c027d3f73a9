/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <ctype.h>

#include "base/utf8.h"
#include "format/cell.h"
#include "html.h"

#define APART "\\2003\\2003" /* two em spaces, as CSS writes them */

/* In pieces: a longer literal is not portable C. */
static const char screen[] =
    ":root{--ink:#1a1a1a;--soft:#575757;--rule:#b5b5b5;--hair:#dcdcdc;"
    "--fill:#1f4e79}\n"
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%}\n"
    "body{margin:0 auto;max-width:210mm;padding:14mm 17mm;color:var(--ink);"
    "background:#fff;font:9.5pt/1.4 \"Liberation Sans\",Arial,Helvetica,"
    "\"DejaVu Sans\",sans-serif;font-variant-numeric:tabular-nums;"
    "overflow-wrap:break-word}\n"
    "body.wide{max-width:297mm}\n"
    "header{display:flex;justify-content:space-between;align-items:flex-end;"
    "gap:8mm;border-bottom:1.2pt solid var(--ink);padding-bottom:3mm}\n"
    "h1{font-size:19pt;line-height:1.15;margin:0;letter-spacing:-.2pt}\n"
    "header p{margin:0}\n"
    ".sub{color:var(--soft);font-size:10pt;margin-top:1mm}\n"
    ".who{text-align:right;font-size:9pt;line-height:1.4}\n"
    ".who p:first-child{font-size:10.5pt;font-weight:700}\n"
    ".state{display:inline-block;margin:1.6mm 0 0;padding:.2mm 2.4mm;"
    "border:.9pt solid var(--ink);font-weight:700;letter-spacing:1.2pt}\n"
    "h2{font-size:12pt;line-height:1.25;margin:8mm 0 1.8mm}\n"
    ".two h2,.first>h2{margin-top:5mm}\n"
    "p{margin:1.5mm 0}\n"
    ".note{font-size:8.3pt;color:var(--soft)}\n"
    ".two{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));"
    "gap:0 8mm;align-items:start}\n"
    ".figures{display:grid;grid-auto-flow:column;grid-auto-columns:"
    "minmax(0,1fr);gap:5mm;margin:6mm 0 1mm}\n"
    ".figures p{margin:0;border:.7pt solid var(--rule);padding:3mm 4mm}\n"
    ".figures span{display:block;color:var(--soft);font-size:8.6pt}\n"
    ".figures b{font-size:17pt;line-height:1.3;font-weight:700;"
    "white-space:nowrap}\n"
    ".result{display:flex;justify-content:space-between;gap:6mm;"
    "margin:3mm 0 0;padding:2.2mm 3mm;border:1pt solid var(--ink);"
    "font-weight:700}\n"
    ".result span:last-child{white-space:nowrap}\n";

static const char tables[] =
    ".scroll{overflow-x:auto}\n"
    "table{width:100%;border-collapse:collapse;font-size:9pt}\n"
    "caption{text-align:left;font-weight:700;padding:0 0 1.2mm}\n"
    ".hidden{position:absolute;width:1px;height:1px;overflow:hidden;"
    "clip-path:inset(50%);white-space:nowrap;padding:0}\n"
    "th,td{font-weight:400;text-align:left;vertical-align:baseline;"
    "padding:.9mm 2.4mm .9mm 0;border-bottom:.4pt solid var(--hair)}\n"
    "th:last-child,td:last-child{padding-right:0}\n"
    "thead th,thead td{color:var(--soft);font-size:8.2pt;"
    "vertical-align:bottom;border-bottom:.8pt solid var(--ink)}\n"
    "th.r,td.r{text-align:right;white-space:nowrap}\n"
    "td.s{white-space:nowrap;width:1%}\n"
    ".r+td:not(.r),.r+th:not(.r){padding-left:3mm}\n"
    ".prev{color:var(--soft)}\n"
    ".total .prev,.sub-total .prev{color:inherit}\n"
    "tr:has(+.total)>*{border-bottom:0}\n"
    ".group th{padding-top:2.6mm;font-weight:700}\n"
    ".sub-total th,.sub-total td{font-weight:700;"
    "border-top:.5pt solid var(--soft)}\n"
    ".total th,.total td{font-weight:700;border-top:.9pt solid var(--ink);"
    "border-bottom:0}\n"
    ".bars td,.bars th{border:0;padding:.6mm 4mm .6mm 0;"
    "vertical-align:middle}\n"
    ".bars td:last-child{padding-right:0;text-align:right;"
    "white-space:nowrap;width:1%}\n"
    ".bars th{width:38%}\n"
    ".bars .turn>*{padding-top:2.4mm}\n"
    ".bar{height:3.6mm;min-width:.5mm;background:var(--fill)}\n"
    ".bar.outlined{background:#fff;border:.7pt solid var(--ink)}\n"
    ".bar.none{visibility:hidden}\n"
    ".picture{margin:2mm 0 3mm;overflow-x:auto}\n"
    ".picture svg{display:block;width:100%;height:auto;"
    "font-family:inherit;font-variant-numeric:tabular-nums}\n"
    ".picture .used{fill:var(--fill)}\n";

static const char forms[] =
    ".line{line-height:1.75}\n"
    ".fill{display:inline-block;max-width:100%;height:1em;"
    "border-bottom:.7pt dotted var(--soft)}\n"
    ".box{display:inline-block;width:3.4mm;height:3.4mm;"
    "border:.8pt solid var(--ink);vertical-align:0;margin-right:1.6mm;"
    "font-size:9pt;line-height:2.9mm;text-align:center}\n"
    ".signatures{display:grid;grid-auto-flow:column;grid-auto-columns:"
    "minmax(0,1fr);gap:5mm;margin-top:3mm}\n"
    ".signatures div{border:.7pt solid var(--rule);min-height:30mm;"
    "padding:2mm 2.6mm;font-size:8.4pt;color:var(--soft)}\n"
    ".signatures b{display:block;color:var(--ink)}\n"
    ".mark{position:fixed;z-index:-1;top:50%;left:50%;"
    "transform:translate(-50%,-50%) rotate(-52deg);font-size:min(17vw,88pt);"
    "font-weight:700;letter-spacing:.06em;white-space:nowrap;color:#ececec;"
    "pointer-events:none}\n"
    "footer{margin-top:9mm;border-top:.5pt solid var(--rule);"
    "padding-top:1.6mm;font-size:7.8pt;color:var(--soft);display:flex;"
    "justify-content:space-between;gap:6mm}\n";

static const char narrow[] =
    "@media screen and (max-width:640px){\n"
    "body{padding:5mm;font-size:11pt}\n"
    "header,.two,.figures,.signatures,.result,footer{display:block}\n"
    ".who{text-align:left;margin-top:3mm}\n"
    ".figures p,.signatures div{margin-bottom:3mm}\n"
    ".result span{display:block}\n"
    "table{font-size:10pt}\n"
    ".bars th{width:45%}\n"
    "}\n";

static const char print[] =
    "@media print{\n"
    "html{print-color-adjust:exact;-webkit-print-color-adjust:exact}\n"
    "body{max-width:none!important;padding:0 .3mm}\n"
    "thead{display:table-header-group}\n"
    "tr,.figures,.result,.signatures,.line,.bars,.picture svg"
    "{break-inside:avoid}\n"
    "h2,caption{break-after:avoid}\n"
    ".signatures{break-before:avoid}\n"
    ".sub-total,.total{break-before:avoid}\n"
    "p{orphans:3;widows:3}\n"
    ".page{break-before:page}\n"
    ".page+section>h2{margin-top:0}\n"
    ".scroll,.picture{overflow:visible}\n"
    ".mark{font-size:88pt}\n"
    "}\n";

/* Text as the content of a CSS string; what is not a letter is escaped. */
static void
add_string(struct html *h, const char *s)
{
	buf_reset(&h->text);
	utf8_add_safe(&h->text, s == NULL ? "" : s);
	buf_addc(h->out, '"');
	for (s = buf_str(&h->text); *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80 || *s == ' ' ||
		    isalnum((unsigned char)*s))
			buf_addc(h->out, *s);
		else
			buf_addf(h->out, "\\%x ", (unsigned int)*s);
	buf_addc(h->out, '"');
}

static void
add_page(struct html *h, const struct report_head *head)
{
	static const char look[] =
	    "font:7.8pt \"Liberation Sans\",Arial,"
	    "sans-serif;color:#575757;"
	    "vertical-align:top;padding-top:1.6mm;white-space:nowrap;"
	    "border-top:.5pt solid #b5b5b5;";

	buf_addf(h->out, "@page{size:A4%s;margin:15mm 17mm 18mm;\n",
	    head->landscape ? " landscape" : "");
	buf_addf(h->out, "@bottom-left{%stext-align:left;content:", look);
	add_string(h, head->foot_left);
	if (format_has(head->foot_left) && format_has(head->foot_middle))
		buf_adds(h->out, " \"" APART "\" ");
	add_string(h, head->foot_middle);
	buf_addf(h->out,
	    "}\n@bottom-right{%stext-align:right;"
	    "content:counter(page) \" / \" counter(pages)}}\n",
	    look);
}

void
html_style(struct html *h, const struct report_head *head)
{
	buf_adds(h->out, "<style>\n");
	buf_adds(h->out, screen);
	buf_adds(h->out, tables);
	buf_adds(h->out, forms);
	buf_adds(h->out, narrow);
	buf_adds(h->out, print);
	add_page(h, head);
	buf_adds(h->out, "</style>\n");
}
