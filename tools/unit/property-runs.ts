import fc from 'fast-check';

// The long tests let every property run as often as they say; a property that names its own number keeps it.
const runs = Number(process.env['ANTEROOM_TEST_RUNS']);
if (Number.isInteger(runs) && runs > 0) fc.configureGlobal({ numRuns: runs });
