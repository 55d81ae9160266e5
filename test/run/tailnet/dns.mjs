/**
 * The local network's DNS: knows no name, or has one address for every name, as a captive portal or an attacker has.
 *
 * node dns.mjs ADDRESS MODE: the file MODE holds `nothing` or that address
 */

import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';

const [address = '', modeFile = ''] = process.argv.slice(2);

/** Types of records: https://www.rfc-editor.org/rfc/rfc1035#section-3.2.2 */
const A = 1;

const socket = createSocket('udp4');
socket.on('message', (query, sender) => {
  const mode = readFileSync(modeFile, 'utf8').trim();
  // the question: labels, each after its length, and then type and class
  let end = 12;
  while (query[end]) end += 1 + /** @type {number} */ (query[end]);
  const type = query.readUInt16BE(end + 1);
  const question = query.subarray(12, end + 5);
  const answers = mode !== 'nothing' && type === A;
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  // a recursive answer, of a name that there is or isn't
  header.writeUInt16BE(mode === 'nothing' ? 0x8183 : 0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers ? 1 : 0, 6);
  // the name of the question, of type A and class IN, for 1 s, four bytes
  const record = [0xc0, 12, 0, A, 0, 1, 0, 0, 0, 1, 0, 4, ...mode.split('.').map(Number)];
  socket.send(
    Buffer.concat([header, question, ...(answers ? [Buffer.from(record)] : [])]),
    sender.port,
    sender.address,
  );
});
socket.bind(53, address);
