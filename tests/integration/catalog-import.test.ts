import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	fetchSource,
	MOST_BYTES,
} from "#lib/catalog/import/commands/fetch-source.ts";
import { keepImport } from "#lib/catalog/import/commands/keep-import.ts";
import { saveImport } from "#lib/catalog/import/commands/save-import.ts";
import {
	findImport,
	type KeptImport,
} from "#lib/catalog/import/queries/find-import.ts";
import { newTick, tickOf } from "#lib/catalog/import/rules/compare.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { editService } from "#tests/support/edit-service.ts";
import { makeCity, makeService } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

const sample = readFileSync("tests/fixtures/xzufi-40.xml", "utf8");
const TODAY = "2026-11-24";

beforeAll(async () => {
	await makeCity();
	await makeService();
});

const look = async (actor: Actor, text: string) => {
	const { id } = value(
		await keepImport(actor, { source: "probe.xml", text, now: NOW }),
	);
	return value(await findImport(actor, id, NOW));
};

/** As the form begins: all that is new, and what nobody has written by hand. */
const suggested = ({ lines }: KeptImport) =>
	new Set(
		lines.flatMap((line, index) =>
			line.kind === "new"
				? [newTick(index)]
				: line.kind === "changed"
					? line.fields
							.filter(({ isByHand }) => !isByHand)
							.map(({ name }) => tickOf(index, name))
					: [],
		),
	);

const save = (actor: Actor, kept: KeptImport, ticks = suggested(kept)) =>
	saveImport(actor, {
		id: kept.id,
		catalogVersion: kept.catalogVersion,
		ticks,
		category: "test",
		feesFrom: TODAY,
		now: NOW,
	});

const counts = ({ lines }: KeptImport) =>
	Object.fromEntries(
		[...Map.groupBy(lines, ({ kind }) => kind)].map(([kind, of]) => [
			kind,
			of.length,
		]),
	);

test("forty services come in once, are changed field by field, and never against what somebody wrote", async () => {
	const admin = await makeActor("admin");
	const first = await look(admin, sample);
	expect(counts(first)).toEqual({ new: 40 });
	// Nothing is saved by looking, and nobody else may take it over.
	expect(
		await db().service.count({ where: { sourceKey: { not: null } } }),
	).toBe(0);
	const other = await makeActor("admin");
	expect(await save(other, first)).toEqual({
		ok: false,
		error: "unknown-import",
	});
	expect(value(await save(admin, first))).toEqual({ added: 40, changed: 0 });
	expect(await save(admin, first)).toEqual({
		ok: false,
		error: "unknown-import",
	});

	// They are not offered before somebody has said how long they take.
	const catalog = await getCatalog("de", NOW);
	const hits = () => searchServices(catalog, "Personalausweis beantragen");
	expect(hits().map(({ slug }) => slug)).not.toContain(
		"personalausweis-beantragen",
	);
	const passport = catalog.services.find(
		({ slug }) => slug === "reisepass-beantragen",
	);
	if (!passport) throw new Error("No passport was imported.");
	expect(passport.isOffered).toBe(false);
	expect(feeOn(passport, TODAY).length).toBeGreaterThan(0);
	value(await editService(admin, passport.slug, { lastDay: null }, NOW));

	// The same file once more changes nothing, although it was edited.
	expect(counts(await look(admin, sample))).toEqual({ unchanged: 40 });

	const edited = await db().serviceText.findFirstOrThrow({
		where: { serviceId: passport.id, locale: "de" },
	});
	await db().serviceText.update({
		where: { serviceId_locale: { serviceId: passport.id, locale: "de" } },
		data: { summary: "Von Hand geschrieben." },
	});
	const newer = sample
		.replace(edited.summary, "Neuer Satz der Redaktion.")
		.replace("&lt;li&gt;", "&lt;li&gt;Ganz neue Unterlage&lt;/li&gt;&lt;li&gt;")
		.replace(
			/\t<xzufi:schreibe>(?:(?!<xzufi:schreibe>)[\s\S])*$/,
			"</xzufi:transfer.operation.040501>",
		);
	const second = await look(admin, newer);
	expect(counts(second)).toEqual({ changed: 2, unchanged: 37, missing: 1 });
	expect(value(await save(admin, second))).toEqual({ added: 0, changed: 1 });
	expect(
		await db().serviceText.findUniqueOrThrow({
			where: { serviceId_locale: { serviceId: passport.id, locale: "de" } },
		}),
	).toMatchObject({ summary: "Von Hand geschrieben." });
	// Looked at and not wanted: it is not asked about again until the file says something else.
	expect(counts(await look(admin, newer))).toEqual({
		unchanged: 39,
		missing: 1,
	});
	const entry = await db().auditEntry.findFirst({
		where: { userId: admin.userId, action: "service:imported" },
		orderBy: { id: "desc" },
	});
	expect(entry?.detail).toEqual({ source: "probe.xml", added: 0, changed: 1 });
});

test("a topic is needed where something new is ticked, and only there", async () => {
	const admin = await makeActor("admin");
	const file = (name: string) =>
		`<transfer><leistung><id schemeAgencyID="topic">1</id>${named(name)}</leistung></transfer>`;
	const saveIn = (category: string, kept: KeptImport, ticks?: Set<string>) =>
		saveImport(admin, {
			id: kept.id,
			catalogVersion: kept.catalogVersion,
			ticks: ticks ?? suggested(kept),
			category,
			feesFrom: TODAY,
			now: NOW,
		});
	const first = await look(admin, file("Auskunft"));
	expect(await saveIn("", first)).toEqual({
		ok: false,
		error: "unknown-category",
	});
	expect(value(await saveIn("test", first))).toEqual({ added: 1, changed: 0 });
	// The form of a file that only changes something has no field for it.
	const second = await look(admin, file("Beratung"));
	expect(value(await saveIn("", second))).toEqual({ added: 0, changed: 1 });
	await db().service.deleteMany({
		where: { sourceKey: { startsWith: "topic" } },
	});
});

const named = (name: string) =>
	`<modulText><inhalt>${name}</inhalt><leikaTextmodul><code>03</code></leikaTextmodul></modulText>`;

test("a city's whole catalogue comes in at once, and once more with every name changed", async () => {
	const admin = await makeActor("admin");
	const one = (number: number, word: string) =>
		`<leistung><id schemeAgencyID="whole">${number}</id>${named(`${word} ${number % 700}`)}</leistung>`;
	const file = (word: string) =>
		`<transfer>${Array.from({ length: 2_900 }, (_, number) => one(number, word)).join("")}</transfer>`;
	expect(await save(admin, await look(admin, file("Auskunft")))).toMatchObject({
		value: { added: 2_900 },
	});
	const imported = { sourceKey: { startsWith: "whole" } };
	expect(await db().service.count({ where: imported })).toBe(2_900);
	expect(await save(admin, await look(admin, file("Hilfe")))).toMatchObject({
		value: { added: 0, changed: 2_900 },
	});
	expect(
		await db().serviceText.count({
			where: { service: imported, name: { startsWith: "Hilfe" } },
		}),
	).toBe(2_900);
	await db().service.deleteMany({ where: imported });
});

test("another federal number is taken over only when it is ticked", async () => {
	const admin = await makeActor("admin");
	const file = (leika: string) =>
		`<transfer><leistung><id schemeAgencyID="leika">1</id><referenzLeiKa><code>${leika}</code></referenzLeiKa>${named("Nummer")}</leistung></transfer>`;
	const number = async () =>
		(
			await db().service.findFirstOrThrow({
				where: { sourceKey: { startsWith: "leika" } },
			})
		).leikaKey;
	value(await save(admin, await look(admin, file("99000000000001"))));
	expect(await number()).toBe("99000000000001");
	value(
		await save(admin, await look(admin, file("99000000000002")), new Set()),
	);
	expect(await number()).toBe("99000000000001");
	value(await save(admin, await look(admin, file("99000000000003"))));
	// It is another one than the file said last: somebody may have meant that.
	expect(await number()).toBe("99000000000001");
	const again = await look(admin, file("99000000000004"));
	const ticks = new Set(
		again.lines.map((_, index) => tickOf(index, "leikaKey")),
	);
	value(await save(admin, again, ticks));
	expect(await number()).toBe("99000000000004");
});

test("whoever saves a comparison that is no longer true is shown it anew", async () => {
	const admin = await makeActor("admin");
	const kept = await look(
		admin,
		sample.replace("Reisepass beantragen", "Reisepass neu beantragen"),
	);
	const { slug } = await makeService();
	value(await editService(admin, slug, { popular: false }, NOW));
	expect(await save(admin, kept)).toEqual({
		ok: false,
		error: "catalog-changed",
	});
});

/** A server of somebody's on this machine. */
async function serve(listener: RequestListener): Promise<number> {
	const server = createServer(listener);
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return (server.address() as AddressInfo).port;
}

const INSIDE = { isAllowed: (address: string) => address === "127.0.0.1" };

test("a file is fetched from the address that was judged, whatever its name leads to afterwards", async () => {
	const asked: string[] = [];
	const port = await serve((request, response) => {
		asked.push(request.headers.host ?? "");
		response.end(sample);
	});
	let turns = 0;
	const resolve = async () => {
		turns += 1;
		return [turns === 1 ? "127.0.0.1" : "127.0.0.2"];
	};
	const address = `http://redaktion.example:${port}/xzufi.xml`;
	expect(value(await fetchSource(address, { ...INSIDE, resolve }))).toBe(
		sample,
	);
	expect([turns, asked]).toEqual([1, [`redaktion.example:${port}`]]);
});

test.each([
	["ftp://redaktion.example/x", "address-invalid"],
	["file:///etc/passwd", "address-invalid"],
	["https://wer:was@redaktion.example/x", "address-invalid"],
	["redaktion.example", "address-invalid"],
	["http://127.0.0.1:1/x", "address-inside"],
	["http://[::1]:1/x", "address-inside"],
	["http://2130706433/x", "address-inside"],
	["http://0x7f.1/x", "address-inside"],
	["http://169.254.169.254/latest/meta-data", "address-inside"],
	["http://localhost/x", "address-inside"],
])("%s is not fetched", async (address, error) => {
	expect(await fetchSource(address)).toEqual({ ok: false, error });
});

test("a name with one address inside is refused as a whole, and one without any is nobody's", async () => {
	const ask = (found: string[]) =>
		fetchSource("https://redaktion.example/x", { resolve: async () => found });
	expect(await ask(["8.8.8.8", "10.0.0.1"])).toEqual({
		ok: false,
		error: "address-inside",
	});
	expect(await ask([])).toEqual({ ok: false, error: "unreachable" });
});

test("what is too much, too slow, elsewhere or nothing is told", async () => {
	const port = await serve((request, response) => {
		switch (request.url) {
			case "/promised":
				return response
					.writeHead(200, { "content-length": MOST_BYTES + 1 })
					.flushHeaders();
			case "/endless": {
				const piece = "x".repeat(1_000_000);
				const more = () => {
					while (!response.destroyed && response.write(piece));
				};
				response.on("drain", more);
				return more();
			}
			case "/elsewhere":
				return response.writeHead(302, { location: "http://127.0.0.1/" }).end();
			case "/silent":
				return;
			default:
				return request.socket.destroy();
		}
	});
	const get = (path: string, seconds = 10) =>
		fetchSource(`http://127.0.0.1:${port}${path}`, { ...INSIDE, seconds });
	expect(await get("/promised")).toEqual({ ok: false, error: "too-large" });
	expect(await get("/endless")).toEqual({ ok: false, error: "too-large" });
	expect(await get("/elsewhere")).toEqual({ ok: false, error: "not-there" });
	expect(await get("/silent", 0.3)).toEqual({ ok: false, error: "too-slow" });
	expect(await get("/broken")).toEqual({ ok: false, error: "unreachable" });
});
