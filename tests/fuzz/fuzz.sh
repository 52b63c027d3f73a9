#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh BUILD SECONDS JOBS READER...: libFuzzer on each reader for so long,
# beginning with its corpus and with the samples of tests/data. SECONDS merge:
# keep of each corpus the fewest files that show the same.
set -eu

if [ "$1" = --one ]; then
	build=$2 seconds=$3 reader=$4
	root=$(cd "$(dirname "$0")/../.." && pwd)
	corpus=$root/tests/fuzz/corpus/$reader
	found=$build/found/$reader
	mkdir -p "$corpus" "$found" "$build/broken"
	samples=$root/tests/data/$reader
	[ -d "$samples" ] || samples=$corpus
	export QUITUS_ROOT="$root" QUITUS="$build/quitus" LC_ALL=C.UTF-8
	export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
	export LSAN_OPTIONS="suppressions=$root/tests/lsan.supp:print_suppressions=0"
	if [ "$seconds" = merge ]; then
		mkdir -p "$build/merged/$reader"
		rm -f "$build/merged/$reader"/*
		"$build/fuzz_$reader" -merge=1 -max_len=16384 \
		    "$build/merged/$reader" "$corpus" "$samples" "$found" \
		    2>"$build/$reader.log"
		find "$corpus" -type f -delete
		cp "$build/merged/$reader"/* "$corpus"
		printf '%s: %s files kept\n' "$reader" \
		    "$(find "$corpus" -type f | wc -l)"
		exit
	fi
	if "$build/fuzz_$reader" -max_total_time="$seconds" -timeout=20 \
	    -rss_limit_mb=1024 -max_len=65536 -print_final_stats=1 \
	    -artifact_prefix="$build/broken/$reader-" \
	    "$found" "$corpus" "$samples" 2>"$build/$reader.log"; then
		awk -v reader="$reader" '/number_of_executed_units/ { n = $2 }
		    /average_exec_per_sec/ { s = $2 }
		    END { printf "%s: %d runs, %d a second, nothing broke\n",
			reader, n, s }' "$build/$reader.log"
	else
		echo "$reader: BROKEN, see $build/$reader.log"
		exit 1
	fi
	exit
fi

build=$1 seconds=$2 jobs=$3
shift 3
printf '%s\0' "$@" |
    xargs -0 -n 1 -P "$jobs" "$0" --one "$build" "$seconds"
