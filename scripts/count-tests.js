// Prints `N passed, N failed[, N skipped]` from vitest's JSON report and exits with 1 when anything failed.
import fs from 'node:fs';

const [, , report = '', status = '1'] = process.argv;
const text = fs.existsSync(report) ? fs.readFileSync(report, 'utf8') : '';
const counts = text === '' ? { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 } : JSON.parse(text);
const passed = counts.numPassedTests;
// A check before the tests, or a file that cannot be loaded, fails without a failed test of its own.
const failed = counts.numFailedTests + (status !== '0' && counts.numFailedTests === 0 ? 1 : 0);
const skipped = counts.numPendingTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
