// Plain JavaScript, since it may run on another machine: node traffic-client.mjs URL PER_SECOND AT_MOST_SECONDS HEADERS_JSON
// One line of JSON a request: {"at": ms, "status": 200, "body": "…"} or {"at": ms, "lost": "ECONNREFUSED"}. Ends when its input does.
import { request } from 'node:http';

const [url, perSecond, atMost, headers] = process.argv.slice(2);
const begin = Date.now();
let open = 0;
let stopping = false;

function ask() {
  open += 1;
  const at = Date.now() - begin;
  const say = (what) => {
    open -= 1;
    process.stdout.write(`${JSON.stringify({ at, ...what })}\n`);
    if (stopping && open === 0) process.exit();
  };
  let said = false;
  const once = (what) => {
    if (!said) say(what);
    said = true;
  };
  // agent: false makes a connection for each request.
  const asked = request(url, { agent: false, timeout: 5000, headers: JSON.parse(headers) }, (response) => {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (text) => {
      body += text;
    });
    response.on('end', () => once({ status: response.statusCode, body: body.slice(0, 2000).trim() }));
    response.on('error', (error) => once({ lost: error.code ?? error.message }));
    response.on('aborted', () => once({ lost: 'réponse coupée' }));
  });
  asked.on('timeout', () => asked.destroy(new Error('rien en 5 s')));
  asked.on('error', (error) => once({ lost: error.code ?? error.message }));
  asked.end();
}

function stop() {
  stopping = true;
  clearInterval(timer);
  if (open === 0) process.exit();
}

const timer = setInterval(ask, 1000 / Number(perSecond));
setTimeout(stop, Number(atMost) * 1000);
process.stdin.resume().on('end', stop);
