// A real SMTP server that appends one line for each message it took to a file, before it says so.
// Arguments: port, file.
import { appendFileSync } from 'node:fs';
import { SMTPServer } from 'smtp-server';

const [port, file] = process.argv.slice(2);

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', part => { text += part; });
    stream.on('end', () => {
      const id = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
      appendFileSync(file, JSON.stringify({ id, to: session.envelope.rcptTo.map(one => one.address).join(',') }) + '\n');
      done();
    });
  },
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
