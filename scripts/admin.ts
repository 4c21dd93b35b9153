// npm run admin:create [-- --email name@example.de --name "First Last" --show]
// npm run admin:passwords    passwords count again, when nobody gets in by an issuer any more

import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { linkToken } from "#lib/auth/secrets/secrets.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { Fault } from "#lib/fault.ts";
import { accountLinkPath } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { openMigrated, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

const REFUSALS = {
	"email-invalid": "This is no e-mail address.",
	"email-taken":
		"There is an account with this address already; its password can be renewed on the sign-in page.",
	busy: "The database did not answer in time; try again.",
};

await run(async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			email: { type: "string" },
			name: { type: "string" },
			show: { type: "boolean", default: false },
		},
	});
	if (positionals[0] === "create") return create(values);
	if (positionals[0] === "passwords") return allowPasswords();
	throw new Fault(
		'npm run admin:create -- --email name@example.de --name "First Last" [--show]\nnpm run admin:passwords',
	);
});

async function open(): Promise<void> {
	readySettings();
	await openMigrated();
	registerShutdown(closePgBoss);
}

/** The first account, or another one when nobody can sign in any more. */
async function create(values: {
	email?: string | undefined;
	name?: string | undefined;
	show: boolean;
}): Promise<void> {
	const email = values.email ?? (await ask("E-mail address: "));
	const name = (values.name ?? (await ask("Name: "))).trim();
	if (!name) throw new Fault("A name is needed.");
	await open();
	const { addUser } = await import("#lib/staff/commands/invite-user.ts");
	const { now } = await import("#lib/runtime/clock.ts");
	const facts = { name, role: "admin", stationIds: [] } as const;
	const result = await addUser(null, { email, facts, now: now() });
	if (!result.ok) throw new Fault(REFUSALS[result.error]);
	const { linkId } = result.value;
	console.log(
		`The account is there, and the invitation is on its way to ${email}.`,
	);
	// Whoever reads the terminal could use it: only when asked for, or when no mail leaves the house.
	if (values.show || env().smtpUrl === null)
		console.log(
			`It can be used once, within two weeks:\n${env().baseUrl}${accountLinkPath(linkId, linkToken(linkId))}`,
		);
	const { readPasswordsOff } = await import(
		"#lib/auth/commands/passwords-off.ts"
	);
	if ((await readPasswordsOff()).since !== null)
		console.log(
			"Passwords are switched off, so it opens nothing yet: npm run admin:passwords",
		);
}

async function allowPasswords(): Promise<void> {
	await open();
	const { openPasswords } = await import(
		"#lib/staff/commands/switch-passwords.ts"
	);
	const { now } = await import("#lib/runtime/clock.ts");
	const result = await openPasswords(null, now());
	if (!result.ok) throw new Fault(REFUSALS[result.error]);
	console.log(
		"Passwords count again. Whoever has none gets one at /anmelden/passwort.",
	);
}

async function ask(question: string): Promise<string> {
	if (!process.stdin.isTTY)
		throw new Fault(
			'npm run admin:create -- --email name@example.de --name "First Last"',
		);
	const reading = createInterface({
		input: process.stdin,
		output: process.stdout,
	});
	const answer = await reading.question(question);
	reading.close();
	return answer;
}
