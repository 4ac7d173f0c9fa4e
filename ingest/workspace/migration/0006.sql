-- What was worked out is packed by S2 from here on, wherever its column says deflated. What there is can be worked out again.
DELETE FROM evaluation;
DELETE FROM figures;
DELETE FROM content_figures;
DELETE FROM overall;
DELETE FROM done;
