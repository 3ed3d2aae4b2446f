-- Two wordings are the same paragraph unchanged where they differ in nothing that a reader calls a change: white space,
-- the shape of quotes and dashes, invisible signs, and the numbers of footnotes. The same rule, and why it is so, as
-- comparableText in lib/kernel/comparable-text.ts.
CREATE FUNCTION comparable_text(body text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN btrim(regexp_replace(
    regexp_replace(translate(normalize(body, NFC),
        U&'\2018\2019\201A\201B\02BC\2032\201C\201D\201E\201F\2033\2010\2011\2012\2013\2014\2015\2212'
          || U&'\00AD\061C\200B\200C\200D\200E\200F\202A\202B\202C\202D\202E\2060\2066\2067\2068\2069\FEFF',
        '''''''''''''"""""-------'),
      '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'),
    CASE WHEN body ~ '\n(?:[\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+|\u207D[^\u207D\u207E]{1,12}\u207E)[\u0009-\u000D\u0020\u00A0]'
      THEN '' ELSE '(?<=[^\u0001-\u0040\u005B-\u0060\u007B-\u00BF\u2070-\u207F]{3}|[.,;:!?)\]"''])' END
      || '(?:[\u2070\u00B9\u00B2\u00B3\u2074-\u2079]+|\u207D[^\u207D\u207E]{1,12}\u207E)', '*', 'g'));

ALTER TABLE paragraphs ADD COLUMN wording text GENERATED ALWAYS AS (md5(comparable_text(text))) STORED;
