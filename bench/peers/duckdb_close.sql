-- The close as one would write it by hand for DuckDB: integers for keys, 64-bit money, few and wide stages.
-- Statements are separated by lines of dashes; dollar words are places and curves. What stands between the
-- lines of equals signs is done for each stretch of months: the whole year at once, or month by month where
-- the year does not fit into memory.

CREATE TEMP MACRO half_up(n, d) AS (2 * n + d) // (2 * d);
----
CREATE TEMP TABLE rate AS
SELECT currency, on_date, rate_pico // 1000000 AS rate_micro FROM read_parquet('$folder/rates.parquet');
----
CREATE TEMP TABLE version AS
SELECT row_number() OVER (ORDER BY plan) - 1 AS version, * FROM read_parquet('$folder/terms/versions.parquet');
----
-- A place is a person on one plan for a stretch of days; a place and a month are one integer, `slot`.
CREATE TEMP TABLE place AS
SELECT (row_number() OVER (ORDER BY a.person, a.starts_on) - 1)::INTEGER AS place,
       substr(a.person, 2)::INTEGER AS who, a.person, a.plan, v.version::INTEGER AS version, a.manager,
       a.starts_on, a.ends_on
FROM read_parquet('$folder/assignments.parquet') a JOIN version v USING (plan);
----
-- What a line pays in tier k is slice × rate × product factor: the last two as one number, in millionths.
CREATE TEMP TABLE product_rate AS
SELECT (v.version * 64 + right(m.product, 2)::INTEGER)::INTEGER AS sold,
       (v.rate_1 // 100) * (m.factor // 10000) AS e1, (v.rate_2 // 100) * (m.factor // 10000) AS e2,
       (v.rate_3 // 100) * (m.factor // 10000) AS e3, (v.rate_4 // 100) * (m.factor // 10000) AS e4,
       (v.rate_5 // 100) * (m.factor // 10000) AS e5
FROM version v JOIN read_parquet('$folder/terms/multipliers.parquet') m USING (plan);
----
CREATE TEMP TABLE measured (
    slot INTEGER, revenue BIGINT, focus BIGINT, deals BIGINT, everything BIGINT, cancelled BIGINT, customers BIGINT
);
====
-- The shares of one deal side by side: two or three people, in the order of their codes.
CREATE OR REPLACE TEMP TABLE share AS
WITH wide AS (
    SELECT deal, count(*) AS people, min(who) AS p1, CASE WHEN count(*) = 3 THEN sum(who) - min(who) - max(who)
           ELSE max(who) END::INTEGER AS p2, max(who) AS p3, arg_min(share, who) AS s1,
           CASE WHEN count(*) = 3 THEN 1000000 - arg_min(share, who) - arg_max(share, who)
           ELSE arg_max(share, who) END AS s2,
           CASE WHEN count(*) = 3 THEN arg_max(share, who) ELSE 0 END AS s3
    FROM (SELECT substr(fact_id, 2)::BIGINT AS deal, substr(person, 2)::INTEGER AS who, share_ppm AS share
          FROM read_parquet('$folder/splits/*.parquet') $of_these)
    GROUP BY deal
)
SELECT deal, 1::TINYINT AS turn, p1 AS who, s1, s2, s3 FROM wide
UNION ALL SELECT deal, 2, p2, s1, s2, s3 FROM wide
UNION ALL SELECT deal, 3, p3, s1, s2, s3 FROM wide WHERE people = 3;
----
CREATE OR REPLACE TEMP TABLE credit AS
WITH deal AS (
    SELECT substr(d.id, 2)::BIGINT AS deal, substr(d.owner, 2)::INTEGER AS owner, d.booked_on,
           right(d.product, 2)::TINYINT AS product, substr(d.customer, 2)::INTEGER AS customer,
           d.status IN ('won', 'invoiced') AS won, d.status = 'cancelled' AS cancelled,
           CASE WHEN r.rate_micro IS NULL THEN d.amount_minor
                ELSE (d.amount_minor * r.rate_micro + 500000) // 1000000 END AS whole
    FROM read_parquet('$folder/deals/*.parquet') d
    LEFT JOIN rate r ON r.currency = d.currency AND r.on_date = d.booked_on
    $in_stretch
), cut AS (
    SELECT d.*, coalesce(s.who, d.owner) AS who, s.turn, whole * s1 % 1000000 AS r1, whole * s2 % 1000000 AS r2,
           whole * s3 % 1000000 AS r3, CASE s.turn WHEN 1 THEN whole * s1 WHEN 2 THEN whole * s2 ELSE whole * s3 END
           // 1000000 AS down
    FROM deal d LEFT JOIN share s USING (deal)
), part AS (
    -- The units left over, two at most, go to the largest remainders, then to the first by code.
    SELECT *, CASE turn WHEN 1 THEN (r2 > r1)::INTEGER + (r3 > r1)::INTEGER
                        WHEN 2 THEN (r1 >= r2)::INTEGER + (r3 > r2)::INTEGER
                        WHEN 3 THEN (r1 >= r3)::INTEGER + (r2 >= r3)::INTEGER END AS before
    FROM cut
)
SELECT (p.place * 12 + month(c.booked_on) - 1)::INTEGER AS slot,
       (c.booked_on - DATE '$first_day') * 10000000000 + c.deal AS turn, p.version * 64 + c.product AS sold,
       c.product, c.customer, c.won, c.cancelled,
       CASE WHEN c.turn IS NULL THEN c.whole
            ELSE c.down + (c.before < (c.r1 + c.r2 + c.r3) // 1000000)::INTEGER END AS amount
FROM part c JOIN place p ON p.who = c.who AND c.booked_on BETWEEN p.starts_on AND p.ends_on;
----
INSERT INTO measured
SELECT slot, revenue, focus, deals, everything, cancelled, customers
FROM (SELECT slot, (sum(amount) FILTER (won))::BIGINT AS revenue, count(*) FILTER (won) AS deals,
             (sum(amount) FILTER (won AND product <= $focus))::BIGINT AS focus, count(*) AS everything,
             count(*) FILTER (cancelled) AS cancelled
      FROM credit GROUP BY slot)
LEFT JOIN (SELECT (pair >> 32)::INTEGER AS slot, count(*) AS customers
           FROM (SELECT DISTINCT (slot::BIGINT << 32) + customer AS pair FROM credit WHERE won) GROUP BY ALL)
USING (slot);
----
-- Everyone on a plan for some day of a month, with what their results hang on.
CREATE OR REPLACE TEMP TABLE roster AS
WITH months AS (
    SELECT m AS month, make_date($year, m, 1) AS first_day, last_day(make_date($year, m, 1)) AS last_day
    FROM range($first_month, $last_month + 1) t(m)
), answers AS (
    SELECT p.place * 12 + month(s.answered_on) - 1 AS slot, sum(s.score)::BIGINT AS points, count(*) AS answers
    FROM read_parquet('$folder/surveys.parquet') s
    JOIN place p ON p.person = s.owner AND s.answered_on BETWEEN p.starts_on AND p.ends_on GROUP BY ALL
), before AS (
    SELECT p.who, m.slot % 12 + 1 AS month, sum(m.revenue)::BIGINT AS revenue
    FROM measured m JOIN place p ON p.place = m.slot // 12 GROUP BY ALL
), known AS (
    SELECT (p.place * 12 + t.month - 1)::INTEGER AS slot, t.month::TINYINT AS month, p.plan, p.person, p.version, v.*,
           g.value AS target, coalesce(m.revenue, 0) AS revenue, coalesce(m.deals, 0) AS deals, m.focus,
           coalesce(m.everything, 0) AS everything, m.cancelled, coalesce(m.customers, 0) AS customers,
           nullif(b.revenue, 0) AS before,
           a.points, a.answers
    FROM place p JOIN months t ON p.starts_on <= t.last_day AND p.ends_on >= t.first_day
    JOIN read_parquet('$folder/targets.parquet') g ON g.person = p.person AND g.starts_on = t.first_day
    JOIN (SELECT * EXCLUDE (plan, version), version AS of_version FROM version) v ON v.of_version = p.version
    LEFT JOIN measured m ON m.slot = p.place * 12 + t.month - 1
    LEFT JOIN answers a ON a.slot = p.place * 12 + t.month - 1
    LEFT JOIN before b ON b.who = p.who AND b.month = t.month - 1
)
SELECT *, (target * edge_1 + 500000) // 1000000 AS b1, (target * edge_2 + 500000) // 1000000 AS b2,
       (target * edge_3 + 500000) // 1000000 AS b3, (target * edge_4 + 500000) // 1000000 AS b4,
       CASE WHEN revenue * 1000000 < target * threshold THEN 0
            WHEN points * 1000000 < answers * satisfaction THEN satisfaction_factor // 10000 ELSE 100 END AS factor
FROM known;
----
COPY (
    WITH run AS (
        SELECT slot, turn, sold, amount, (sum(amount) OVER (PARTITION BY slot ORDER BY turn
               ROWS UNBOUNDED PRECEDING))::BIGINT AS running
        FROM credit WHERE won
    ), line AS (
        SELECT r.month, r.plan, r.person, l.slot, l.turn, l.amount, l.running, r.factor,
               least(running, b1) - least(running - amount, b1) AS t1,
               greatest(least(running, b2), b1) - greatest(least(running - amount, b2), b1) AS t2,
               greatest(least(running, b3), b2) - greatest(least(running - amount, b3), b2) AS t3,
               greatest(least(running, b4), b3) - greatest(least(running - amount, b4), b3) AS t4,
               greatest(running, b4) - greatest(running - amount, b4) AS t5, e.*
        FROM run l JOIN roster r USING (slot) JOIN product_rate e USING (sold)
    )
    SELECT month, plan, person, 'commission' AS component, 'D' || lpad((turn % 10000000000)::VARCHAR, 10, '0') AS fact_id,
           amount AS credit_minor, running AS running_minor,
           ((t1 * e1 + t2 * e2 + t3 * e3 + t4 * e4 + t5 * e5) * factor + 50000000) // 100000000 AS amount_minor, slot
    FROM line
) TO '$out/lines-0$stretch.parquet' ($parquet);
----
CREATE OR REPLACE TEMP TABLE paid AS
SELECT slot, sum(amount_minor)::BIGINT AS paid FROM read_parquet('$out/lines-0$stretch.parquet') GROUP BY slot;
----
COPY (
    SELECT r.month, r.plan, r.person, 'commission' AS component, NULL::VARCHAR AS fact_id, NULL::BIGINT AS credit_minor,
           NULL::BIGINT AS running_minor, r.cap - p.paid AS amount_minor, r.slot
    FROM roster r JOIN paid p USING (slot) WHERE p.paid > r.cap
) TO '$out/lines-1$stretch.parquet' ($parquet);
----
COPY (
    SELECT r.month, r.plan, r.person, 'commission' AS component, least(coalesce(p.paid, 0), r.cap) AS amount_minor
    FROM roster r LEFT JOIN paid p USING (slot)
) TO '$out/statements-0$stretch.parquet' ($parquet);
----
COPY (
    WITH score AS (
        -- A score is n by d, exactly, in millionths of a point; where d is missing, there is none.
        SELECT *, $scores FROM roster
    ), weighed AS (
        SELECT *, weight_1 + weight_2 + weight_5 + CASE WHEN d3 IS NULL THEN 0 ELSE weight_3 END
               + CASE WHEN d4 IS NULL THEN 0 ELSE weight_4 END + CASE WHEN d6 IS NULL THEN 0 ELSE weight_6 END
               + CASE WHEN d7 IS NULL THEN 0 ELSE weight_7 END + CASE WHEN d8 IS NULL THEN 0 ELSE weight_8 END AS w
        FROM score
    ), total AS (
        -- Scores are summed in 10^-12 of a point; the last of these digits goes first, so that thirds make a whole.
        SELECT *, (half_up(half_up($contributions, 10 * w), 1000000000) * 10000)::BIGINT AS total FROM weighed
    ), ranked AS (
        SELECT *, rank() OVER (PARTITION BY month, plan ORDER BY total DESC) AS place,
               count(*) OVER (PARTITION BY month, plan) AS n
        FROM total
    )
    SELECT month, plan, person, revenue AS value_1, deals AS value_2,
           half_up(coalesce(focus, 0) * 1000000, nullif(revenue, 0)) AS value_3, half_up(revenue, nullif(deals, 0)) AS value_4,
           customers AS value_5, (sign(revenue - before) * half_up(abs(revenue - before) * 1000000, before))::BIGINT AS value_6,
           half_up(points * 1000000, answers) AS value_7, half_up(cancelled * 1000000, nullif(everything, 0)) AS value_8,
           half_up(n1, d1) AS score_1, half_up(n2, d2) AS score_2, half_up(n3, d3) AS score_3, half_up(n4, d4) AS score_4,
           half_up(n5, d5) AS score_5, half_up(n6, d6) AS score_6, half_up(n7, d7) AS score_7, half_up(n8, d8) AS score_8,
           total AS total_micro, place AS rank, $grade AS grade
    FROM ranked
) TO '$out/results-0$stretch.parquet' ($parquet);
====
-- The override: what the places below sold, a manager and month; everyone below stands on the same level.
CREATE TEMP TABLE override AS
WITH RECURSIVE above AS (
    SELECT p.place, p.manager, 1 AS level FROM place p
    UNION ALL
    SELECT a.place, m.manager, a.level + 1
    FROM above a JOIN read_parquet('$folder/assignments.parquet') m ON m.person = a.manager
    WHERE m.manager IS NOT NULL AND a.level < 5
)
SELECT (m.slot % 12 + 1)::TINYINT AS month, a.manager AS person, sum(m.revenue)::BIGINT AS credit_minor,
       (sum(m.revenue)::BIGINT * o.rate + 500000) // 1000000 AS amount_minor
FROM measured m JOIN above a ON a.place = m.slot // 12
JOIN read_parquet('$folder/terms/override.parquet') o ON o.level = a.level
WHERE m.deals > 0 GROUP BY m.slot % 12, a.manager, a.level, o.rate;
----
COPY (
    SELECT month, 'lead' AS plan, person, 'override' AS component, NULL::VARCHAR AS fact_id,
           credit_minor, NULL::BIGINT AS running_minor, amount_minor, NULL::INTEGER AS slot
    FROM override
) TO '$out/lines-2.parquet' ($parquet);
----
COPY (
    SELECT t.m::TINYINT AS month, 'lead' AS plan, a.person, 'override' AS component,
           coalesce(sum(o.amount_minor), 0)::BIGINT AS amount_minor
    FROM read_parquet('$folder/assignments.parquet') a CROSS JOIN range(1, 13) t(m)
    LEFT JOIN override o ON o.person = a.person AND o.month = t.m
    WHERE a.plan = 'lead' GROUP BY ALL
) TO '$out/statements-1.parquet' ($parquet);
