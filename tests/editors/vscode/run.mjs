// Starts the workbench of Visual Studio Code in a headless browser, with the extension and the driver that runs the cases in it.
//
//   node run.mjs SERVER    in the folder of the cases; SERVER is where tools/install_code_server put it. IISLINT, CASES,
//                          RESULT and WORK are in the environment; leaves WORK/workbench.png.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const kHere = path.dirname(fileURLToPath(import.meta.url));
const kTop = path.resolve(kHere, '../../..');
const server = path.resolve(process.argv[2]);
const { IISLINT, RESULT, WORK } = process.env;
const { chromium } = createRequire(path.join(server, 'package.json'))('playwright-core');
const vsce = path.join(kTop, 'editors/vscode/node_modules/@vscode/vsce/vsce');

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(condition, what, ms = 90000) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) if (await condition()) return;
  throw new Error(`waited in vain for ${what}`);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

const entry = path.join(server, 'node_modules/code-server/out/node/entry.js');
const folders = ['--user-data-dir', `${WORK}/user`, '--extensions-dir', `${WORK}/extensions`, '--config', `${WORK}/config.yaml`];

function install(vsix) {
  execFileSync('node', [entry, ...folders, '--install-extension', vsix], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The driver is packed here; the extension itself is the one that `npm run package` made. */
function installAll() {
  const driver = `${WORK}/driver.vsix`;
  execFileSync('node', [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--skip-license', '--out', driver],
    { cwd: path.join(kHere, 'driver'), stdio: ['ignore', 'ignore', 'inherit'] });
  const packed = fs.readdirSync(path.join(kTop, 'editors/vscode')).filter((name) => name.endsWith('.vsix'));
  if (packed.length !== 1) throw new Error('editors/vscode holds no package, or several; run: npm run package');
  install(path.join(kTop, 'editors/vscode', packed[0]));
  install(driver);
}

function writeSettings() {
  fs.mkdirSync(`${WORK}/user/User`, { recursive: true });
  fs.writeFileSync(`${WORK}/user/User/settings.json`, JSON.stringify({
    'iislint.path': IISLINT,
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.colorTheme': 'Default Light Modern',
    'editor.minimap.enabled': false,
    'editor.wordWrap': 'off',
    'telemetry.telemetryLevel': 'off',
    'security.workspace.trust.enabled': false,
    'files.autoGuessEncoding': true,
    'chat.commandCenter.enabled': false,
    'git.enabled': false,
  }));
}

async function runInBrowser(port) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 860 } });
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(process.cwd())}`);
    await until(() => fs.existsSync(RESULT), 'the result', 150000);
    await pause(1500);
    await page.screenshot({ path: `${WORK}/workbench.png` });
  } finally {
    await browser.close();
  }
}

installAll();
writeSettings();
const port = await freePort();
const log = fs.openSync(`${WORK}/code-server.log`, 'w');
const workbench = spawn('node', [entry, ...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry',
  '--disable-update-check', '--disable-workspace-trust'], { detached: true, stdio: ['ignore', log, log] });
try {
  await until(() => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false), 'code-server');
  await runInBrowser(port);
} finally {
  process.kill(-workbench.pid);
}
