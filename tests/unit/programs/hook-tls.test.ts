import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { sendEvent } from "#lib/programs/hooks/commands/send-event.ts";
import { makeCertificate } from "#tests/support/certificate.ts";

/** A receiver with encryption whose certificate is for one name. */
async function makeEncrypted(host: string, isTrusted = true) {
	const own = makeCertificate(host);
	const seen: { name: unknown; host: string | undefined }[] = [];
	const server = createServer(own, (request, response) => {
		const { servername } = request.socket as { servername?: unknown };
		seen.push({ name: servername, host: request.headers.host });
		response.writeHead(204).end();
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	const before = getCACertificates("default");
	if (isTrusted) setDefaultCACertificates([...before, own.cert]);
	onTestFinished(async () => {
		setDefaultCACertificates(before);
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	return { port, seen };
}

const send = (url: string) =>
	sendEvent(
		{ url, body: "{}", headers: {} },
		{
			resolve: () => Promise.resolve(["127.0.0.1"]),
			isAllowed: () => true,
			seconds: 5,
		},
	);

test("connected to the judged address, it asks for the name and believes only its certificate", async () => {
	const { port, seen } = await makeEncrypted("app.example");
	const url = (host: string) => `https://${host}:${port}/events`;
	expect(await send(url("app.example"))).toEqual({
		outcome: "accepted",
		reason: null,
	});
	expect(seen).toEqual([{ name: "app.example", host: `app.example:${port}` }]);
	// The same machine, under a name for which its certificate is none; and by its bare address.
	for (const host of ["other.example", "127.0.0.1"])
		expect((await send(url(host))).outcome, host).toBe("deferred");
	expect(seen).toHaveLength(1);
});

test("to whom nobody vouches for nothing is sent", async () => {
	const { port, seen } = await makeEncrypted("app.example", false);
	const answer = await send(`https://app.example:${port}/events`);
	expect(answer.outcome).toBe("deferred");
	expect(seen).toEqual([]);
});
