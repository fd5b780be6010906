/** Hands the messages of a language server on, each as it is whole: a head with `Content-Length`, an empty line, and JSON. */
export function readMessages(stream, receive) {
  let received = Buffer.alloc(0);
  stream.on('data', (data) => {
    received = Buffer.concat([received, data]);
    for (;;) {
      const head = received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const stop = head + 4 + Number(/Content-Length: (\d+)/i.exec(received.subarray(0, head).toString())[1]);
      if (received.length < stop) return;
      const message = JSON.parse(received.subarray(head + 4, stop).toString());
      received = received.subarray(stop);
      receive(message);
    }
  });
}
