SELECT * EXCLUDE (day) FROM (
    PIVOT (SELECT on_date AS day, currency, rate_pico // 1000000 AS rate FROM read_parquet('{folder}/rates.parquet'))
    ON currency IN ('USD', 'GBP', 'SEK', 'PLN') USING first(rate) GROUP BY day ORDER BY day)
----
WITH place AS (
    SELECT a.*, right(a.plan, 2)::INTEGER AS version FROM read_parquet('{folder}/assignments.parquet') a
    WHERE plan <> 'lead'
), boss AS (
    SELECT person, manager FROM read_parquet('{folder}/assignments.parquet') WHERE plan = 'lead'
), months AS (
    SELECT m, make_date({year}, m, 1) AS first_day, last_day(make_date({year}, m, 1)) AS last_day FROM range(1, 13) t(m)
), answers AS (
    SELECT p.plan, p.person, month(s.answered_on) AS m,
           (2 * sum(s.score) * 1000000 + count(*)) // (2 * count(*)) AS answer
    FROM read_parquet('{folder}/surveys.parquet') s
    JOIN place p ON p.person = s.owner AND s.answered_on BETWEEN p.starts_on AND p.ends_on GROUP BY ALL
)
SELECT t.m, p.plan, p.person, p.version, g.value, a.answer::BIGINT,
       b1.person, b2.person, b3.person, b4.person, b5.person
FROM place p JOIN months t ON p.starts_on <= t.last_day AND p.ends_on >= t.first_day
JOIN read_parquet('{folder}/targets.parquet') g ON g.person = p.person AND g.starts_on = t.first_day
LEFT JOIN answers a ON a.plan = p.plan AND a.person = p.person AND a.m = t.m
LEFT JOIN boss b1 ON b1.person = p.manager LEFT JOIN boss b2 ON b2.person = b1.manager
LEFT JOIN boss b3 ON b3.person = b2.manager LEFT JOIN boss b4 ON b4.person = b3.manager
LEFT JOIN boss b5 ON b5.person = b4.manager
ORDER BY p.person, p.starts_on, t.m
----
WITH place AS (
    SELECT *, row_number() OVER (ORDER BY person, starts_on, m) AS slot
    FROM (SELECT person, starts_on, ends_on, m FROM read_parquet('{folder}/assignments.parquet'), range(1, 13) t(m)
          WHERE plan <> 'lead' AND starts_on <= last_day(make_date({year}, m, 1)) AND ends_on >= make_date({year}, m, 1))
), share AS (
    SELECT fact_id, person, row_number() OVER (PARTITION BY fact_id ORDER BY person) AS turn,
           list(share_ppm) OVER (PARTITION BY fact_id ORDER BY person
                                 ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS shares
    FROM read_parquet('{folder}/splits/*.parquet')
)
SELECT p.slot, d.id, d.booked_on - DATE '{first_day}' + 1, right(d.product, 2)::INTEGER,
       CASE d.currency WHEN 'USD' THEN 1 WHEN 'GBP' THEN 2 WHEN 'SEK' THEN 3 WHEN 'PLN' THEN 4 ELSE 0 END, d.amount_minor,
       coalesce(s.turn, 1), coalesce(s.shares[1], 1000000), coalesce(s.shares[2], 0), coalesce(s.shares[3], 0)
FROM read_parquet('{folder}/deals/*.parquet') d LEFT JOIN share s ON s.fact_id = d.id
JOIN place p ON p.person = coalesce(s.person, d.owner) AND d.booked_on BETWEEN p.starts_on AND p.ends_on
     AND p.m = month(d.booked_on)
WHERE d.status IN ('won', 'invoiced')
ORDER BY p.slot, d.booked_on, d.id
----
WITH RECURSIVE boss AS (
    SELECT person, manager FROM read_parquet('{folder}/assignments.parquet') WHERE plan = 'lead'
), depth AS (
    SELECT person, 5 AS level FROM boss WHERE manager IS NULL
    UNION ALL SELECT b.person, d.level - 1 FROM depth d JOIN boss b ON b.manager = d.person
)
SELECT m, person, level FROM depth, range(1, 13) t(m) ORDER BY person, m
