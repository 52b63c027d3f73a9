-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whether there is a registry is asked for every coop that is not known: a
-- nation without one would be read whole each time.
CREATE INDEX coop_expected ON coop (number) WHERE expected = 1;
