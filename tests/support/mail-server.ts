import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * well: takes everything. busy: asks for patience (451). silent: takes connections and says nothing.
 * dying: takes a mail and is gone before it says so.
 */
export type Mood = "well" | "busy" | "silent" | "dying";

type ReceivedMail = Email & {
	/** The envelope's sender, to which it would go back. */
	returnsTo: string;
};

export interface MailServer {
	/** For `SMTP_URL`. */
	url: string;
	port: number;
	/** What was accepted, oldest first. */
	mails: ReceivedMail[];
	/** How many connections were met with silence. */
	silences(): number;
	stop(): Promise<void>;
}

/**
 * A real SMTP server on loopback.
 * @param options.port 0 = any free one
 * @param options.refuse answers this recipient with this code
 * @param options.mood asked at each connection and each mail
 */
export async function startMailServer({
	port = 0,
	refuse = () => null,
	mood = () => "well",
}: {
	port?: number;
	refuse?: (recipient: string) => number | null;
	mood?: () => Mood;
} = {}): Promise<MailServer> {
	const mails: ReceivedMail[] = [];
	const sockets = new Map<number | undefined, Socket>();
	let silences = 0;
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["AUTH", "STARTTLS"],
		// A pool keeps its connections open; a stopped server does not wait for them.
		closeTimeout: 50,
		onConnect(_session, done) {
			if (mood() === "silent") silences += 1;
			else done();
		},
		onRcptTo({ address }, _session, done) {
			const responseCode = mood() === "busy" ? 451 : refuse(address);
			done(
				responseCode === null
					? null
					: Object.assign(new Error(`${address} unknown`), { responseCode }),
			);
		},
		onData(stream, { envelope, remotePort }, done) {
			const sender = envelope.mailFrom;
			const returnsTo = sender ? sender.address : "";
			stream
				.toArray()
				.then((chunks) => PostalMime.parse(Buffer.concat(chunks)))
				.then((mail) => {
					mails.push({ ...mail, returnsTo });
					if (mood() === "dying") sockets.get(remotePort)?.destroy();
					else done();
				}, done);
		},
	});
	server.server.on("connection", (socket: Socket) => {
		sockets.set(socket.remotePort, socket);
		socket.on("close", () => sockets.delete(socket.remotePort));
	});
	// Clients that vanish amid a session.
	server.on("error", () => {});
	server.listen(port, "127.0.0.1");
	await once(server.server, "listening");
	const bound = (server.server.address() as AddressInfo).port;
	return {
		url: `smtp://127.0.0.1:${bound}`,
		port: bound,
		mails,
		silences: () => silences,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets.values()) socket.destroy();
			}),
	};
}
