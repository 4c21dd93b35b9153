declare module "hoodiecrow-imap" {
	import type { Server } from "node:net";

	interface StoredMail {
		uid: number;
		flags: string[];
		raw: string;
	}

	/** The little that tests need. */
	interface ImapServer {
		server: Server;
		listen(port: number, host: string): void;
		getMailbox(path: string): { messages: StoredMail[] };
		appendMessage(
			mailbox: string,
			flags: string[],
			date: string,
			raw: string,
		): void;
	}

	export default function hoodiecrow(options: {
		plugins: string[];
		storage: Record<string, { messages?: StoredMail[] }>;
		users: Record<string, { password: string }>;
	}): ImapServer;
}
