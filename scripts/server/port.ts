import { createServer } from "node:net";
import { Fault } from "#lib/fault.ts";

/** Found out first, before a minute of building. */
export async function refuseTakenPort(
	port: number,
	host: string,
): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const probe = createServer();
		probe.once("error", (error) => reject(listenFault(error, port, host)));
		probe.listen(port, host, () => probe.close(() => resolve()));
	});
}

/** Says in a sentence why nobody can listen there. */
export function listenFault(
	error: NodeJS.ErrnoException,
	port: number,
	host: string,
): unknown {
	switch (error.code) {
		case "EADDRINUSE":
			return new Fault(
				`Port ${port} on ${host} is taken, perhaps by this application started before.\nStop that, or choose another port: PORT=${port + 1} npm start`,
			);
		case "EACCES":
			return new Fault(
				`This user may not listen on port ${port}.\nChoose one from 1024 on: PORT=3000 npm start`,
			);
		case "EADDRNOTAVAIL":
		case "ENOTFOUND":
			return new Fault(
				`HOST=${host} is no address of this machine.\nUse 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.`,
			);
		default:
			return error;
	}
}
