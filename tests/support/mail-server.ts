import { once } from "node:events";
import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export interface MailServer {
	/** For `SMTP_URL`. */
	url: string;
	port: number;
	/** What was accepted, oldest first. */
	mails: Email[];
	stop(): Promise<void>;
}

/**
 * A real SMTP server on loopback.
 * @param options.port 0 = any free one
 * @param options.refuse answers this recipient with this code
 */
export async function startMailServer({
	port = 0,
	refuse = () => null,
}: {
	port?: number;
	refuse?: (recipient: string) => number | null;
} = {}): Promise<MailServer> {
	const mails: Email[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["AUTH", "STARTTLS"],
		// A pool keeps its connections open; a stopped server does not wait for them.
		closeTimeout: 50,
		onRcptTo({ address }, _session, done) {
			const responseCode = refuse(address);
			done(
				responseCode === null
					? null
					: Object.assign(new Error(`${address} unknown`), { responseCode }),
			);
		},
		onData(stream, _session, done) {
			stream
				.toArray()
				.then((chunks) => PostalMime.parse(Buffer.concat(chunks)))
				.then((mail) => {
					mails.push(mail);
					done();
				}, done);
		},
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
		stop: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
