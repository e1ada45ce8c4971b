// Has Lighthouse look at pages, several times each, and prints what it found as JSON.
// Arguments: the browser, how often, and the addresses.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const [executablePath, times, ...addresses] = process.argv.slice(2);
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

async function audit(address) {
  const found = { address, performance: [], accessibility: 100, bestPractices: 100, seo: 100, faults: [] };
  for (let time = 0; time < Number(times); time++) {
    // A browser of its own each time: nothing is in its cache.
    const browser = await puppeteer.launch({ executablePath, args, headless: 'shell' });
    const page = await browser.newPage();
    const { lhr } = await lighthouse(address, { logLevel: 'error' }, undefined, page);
    if (lhr.runtimeError) {
      throw new Error(lhr.runtimeError.message);
    }

    const score = category => Math.round(lhr.categories[category].score * 100);
    found.performance.push(score('performance'));
    found.accessibility = Math.min(found.accessibility, score('accessibility'));
    found.bestPractices = Math.min(found.bestPractices, score('best-practices'));
    found.seo = Math.min(found.seo, score('seo'));
    for (const category of ['accessibility', 'best-practices', 'seo']) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score: one, title } = lhr.audits[id];
        if (weight > 0 && one !== null && one < 1) {
          found.faults.push(`${category}: ${title}`);
        }
      }
    }
    await browser.close();
  }

  found.faults = [...new Set(found.faults)];
  return found;
}

const results = [];
for (const address of addresses) {
  results.push(await audit(address));
}
console.log(JSON.stringify(results));
