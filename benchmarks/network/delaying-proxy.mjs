// node network/delaying-proxy.mjs <host> <port> <milliseconds>: passes bytes on; what goes to the server waits so long. Prints its port.
import net from 'node:net';

const [, , host, port, delay] = process.argv;

const proxy = net.createServer((client) => {
  const server = net.connect(Number(port), host);
  client.setNoDelay(true);
  server.setNoDelay(true);
  client.on('data', (bytes) => after(Number(delay), () => server.write(bytes)));
  server.on('data', (bytes) => client.write(bytes));
  const end = () => {
    client.destroy();
    server.destroy();
  };
  for (const socket of [client, server]) socket.on('close', end).on('error', end);
});
proxy.listen(0, '127.0.0.1', () => process.send?.(proxy.address().port));

/** Timers count whole milliseconds and come late: turns of the event loop are counted instead. Calls are made in their order. */
function after(milliseconds, call) {
  const due = performance.now() + milliseconds;
  waiting.push({ due, call });
  if (waiting.length === 1) setImmediate(pass);
}

const waiting = [];

function pass() {
  const now = performance.now();
  while (waiting.length > 0 && waiting[0].due <= now) waiting.shift().call();
  if (waiting.length > 0) setImmediate(pass);
}
