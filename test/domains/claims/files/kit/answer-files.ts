/** A 999 that accepts one set, as a clearinghouse writes it. */
export function acknowledgement(controlNumber = 1, outcome = 'A'): string {
  const number = String(controlNumber).padStart(9, '0');
  const isa = `ISA*00*          *00*          *ZZ*RECEIVER       *ZZ*SENDER         *261130*1200*^*00501*${number}*0*T*:~`;
  const group = `GS*FA*RECEIVER*SENDER*20261130*1200*${controlNumber}*X*005010X231A1~`;
  const body = [`ST*999*0001*005010X231A1~`, `AK1*HC*1*005010X222A1~`, `AK2*837*0001*005010X222A1~`];
  const end = [`IK5*${outcome}~`, `AK9*${outcome}*1*1*1~`, 'SE*6*0001~', `GE*1*${controlNumber}~`, `IEA*1*${number}~`];
  return [isa, group, ...body, ...end].join('');
}
