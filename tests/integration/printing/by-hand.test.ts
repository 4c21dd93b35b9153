import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { printAgain } from "#lib/printing/commands/print-again.ts";
import { printedBefore, printSoon } from "#lib/printing/commands/print-slip.ts";
import type { Slip } from "#lib/printing/printing.ts";
import { listHandPrinters } from "#lib/printing/queries/list-printers.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { withdrawTicketLanguage } from "#lib/queue/arrival/commands/withdraw-language.ts";
import { findForSlip } from "#lib/queue/arrival/queries/find-for-slip.ts";
import { ok } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeStation } from "#tests/support/factory.ts";
import {
	PAPER_OUT,
	type ReceiptPrinter,
	startReceiptPrinter,
} from "#tests/support/receipt-printer.ts";
import { value } from "#tests/support/wishes.ts";

const service = cityWithService();

const SLIP: Slip = {
	house: "Haus",
	label: "Wartenummer",
	number: "W001",
	wait: null,
	address: "https://termine.example/wartenummer/Abc",
	hint: "Scannen",
	drawn: "Gezogen",
};

let paper: ReceiptPrinter;
let station: Awaited<ReturnType<typeof makeStation>>;
let clerk: Actor;
beforeEach(async () => {
	await db().printer.deleteMany();
	paper = await startReceiptPrinter();
	station = await makeStation();
	clerk = await makeActor("clerk", station);
});
afterEach(() => paper.stop());

/** At the printer of this test, where no administrator could have set it. */
const place = (
	name: string,
	deviceId: string | null,
	stationId = station.id,
	atCounter = false,
) =>
	db().printer.create({
		data: {
			stationId,
			deviceId,
			atCounter,
			name,
			host: "127.0.0.1",
			port: paper.port,
			columns: 48,
		},
	});

async function makeKiosk(): Promise<string> {
	const { id } = await db().device.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			kind: "kiosk",
			name: "Eingang",
			createdAt: toDbInstant(NOW),
		},
	});
	return id;
}

const draw = async (locale = "de", showsLanguage = false) =>
	value(
		await drawTicket(clerk, {
			key: randomUUID(),
			stationId: station.id,
			services: [service.slug],
			locale,
			showsLanguage,
			override: true,
			now: NOW,
		}),
	);

interface Press {
	visitId: string;
	printerId: number;
	press: string;
	now: Temporal.Instant;
}

/** As the button does it. */
async function reprint(
	actor: Actor,
	{ visitId, ...press }: Press,
	slip: (token: string, of: Locale) => Promise<Slip>,
) {
	const owner = await findForSlip(actor, visitId, press.now);
	if (!owner.ok) return owner;
	const { stationId, ticket, token, locale } = owner.value;
	const done = await printAgain(actor, { stationId, ...press }, () =>
		slip(token, locale),
	);
	return done.ok ? ok({ ticket, ...done.value }) : done;
}

const counter = (printerId: number | null = null) => ({
	counterOf: station.id,
	printerId,
});
/** However long it takes on a machine that is busy. */
const printAtCounter = (printerId: number | null = null, patience = 60_000) =>
	printSoon(counter(printerId), async () => SLIP, NOW, patience);

test("a number given at the counter comes out of the printer that is said to be there, and of no other", async () => {
	const kiosk = await makeKiosk();
	await place("Eingang", kiosk);
	// Watched only, as it was until now.
	await place("Archiv", null);
	expect(await printAtCounter()).toBe("none");
	expect(await printedBefore(counter())).toBe("none");
	// Nor does the entrance's become the counter's when its kiosk goes.
	await db().device.delete({ where: { id: kiosk } });
	expect(await printAtCounter()).toBe("none");
	expect(paper.printed).toEqual([]);
	await place("Info-Point", null, station.id, true);
	expect(await printAtCounter()).toBe("printed");
	expect(paper.printed).toHaveLength(1);
	paper.says = PAPER_OUT;
	expect(await printAtCounter()).toBe("not-printed");
	expect(await printedBefore(counter())).toBe("not-printed");
	expect(paper.printed).toHaveLength(1);
});

test("of two counters it comes out at the one that was chosen, and at none before", async () => {
	const second = await startReceiptPrinter();
	try {
		await place("A", null, station.id, true);
		const { id } = await place("B", null, station.id, true);
		await db().printer.update({ where: { id }, data: { port: second.port } });
		expect(await printAtCounter()).toBe("none");
		expect(await printAtCounter(id)).toBe("printed");
		expect([paper.printed.length, second.printed.length]).toEqual([0, 1]);
		const elsewhere = await makeStation();
		const stranger = await place("C", null, elsewhere.id, true);
		expect(await printAtCounter(stranger.id)).toBe("none");
		expect(paper.printed).toEqual([]);
	} finally {
		await second.stop();
	}
});

test("whoever waits for their number does not wait for a printer that says nothing", async () => {
	const { id } = await place("Info-Point", null, station.id, true);
	paper.says = null;
	expect(await printAtCounter(null, 0)).toBe("asked");
	// It goes on, and what became of it is known then.
	await eventually(async () =>
		expect(
			await db().printer.findUniqueOrThrow({ where: { id } }),
		).toMatchObject({ state: "silent" }),
	);
	expect(paper.printed).toHaveLength(1);
});

test("a number that exists is never an error, and no page of the day is, when printers cannot be read", async () => {
	await place("Info-Point", null, station.id, true);
	await db().$executeRaw`ALTER TABLE printer RENAME TO printer_away`;
	try {
		expect(await printedBefore(counter())).toBe("none");
		expect(await printAtCounter()).toBe("none");
		expect(await listHandPrinters(clerk, station.id)).toEqual([]);
	} finally {
		await db().$executeRaw`ALTER TABLE printer_away RENAME TO printer`;
	}
});

test("a slip is printed once more, in the person's language, at the printer that was pressed", async () => {
	const kiosk = await place("Eingang", await makeKiosk());
	const { visitId, ticket } = await draw("tr", true);
	const asked: unknown[] = [];
	const again = () =>
		reprint(
			clerk,
			{ visitId, printerId: kiosk.id, press: "", now: NOW },
			async (token, of) => {
				asked.push([token, of]);
				return SLIP;
			},
		);
	const done = { ok: true, value: { ticket, printed: "printed" } };
	expect(await again()).toEqual(done);
	expect(await again()).toEqual(done);
	expect(asked).toEqual([
		[ticketToken(visitId), "tr"],
		[ticketToken(visitId), "tr"],
	]);
	expect(paper.printed).toHaveLength(2);
	paper.says = PAPER_OUT;
	expect(await again()).toEqual({
		ok: true,
		value: { ticket, printed: "not-printed" },
	});
});

test("the paper says no language that its owner does not show", async () => {
	const printer = await place("Bon", null);
	const languageOf = async (visitId: string) => {
		const asked: string[] = [];
		value(
			await reprint(
				clerk,
				{ visitId, printerId: printer.id, press: "", now: NOW },
				async (_, of) => {
					asked.push(of);
					return SLIP;
				},
			),
		);
		return asked;
	};
	const silent = await draw("tr");
	expect(await languageOf(silent.visitId)).toEqual(["de"]);
	const { visitId, token } = await draw("tr", true);
	expect(await languageOf(visitId)).toEqual(["tr"]);
	value(await withdrawTicketLanguage({ token, now: NOW }));
	expect(await languageOf(visitId)).toEqual(["de"]);
});

test("one press is one slip, also if it is sent twice; the next press is another", async () => {
	const printer = await place("Bon", null);
	const { visitId } = await draw();
	const print = (press: string) =>
		reprint(
			clerk,
			{ visitId, printerId: printer.id, press, now: NOW },
			async () => SLIP,
		);
	const [first, next] = [randomUUID(), randomUUID()];
	const both = await Promise.all([print(first), print(first)]);
	expect(both).toMatchObject([
		{ value: { printed: "printed" } },
		{ value: { printed: "printed" } },
	]);
	expect(paper.printed).toHaveLength(1);
	value(await print(next));
	expect(paper.printed).toHaveLength(2);
});

test("whoever waits elsewhere gets no slip: it would lie there for others", async () => {
	const printer = await place("Bon", null);
	const { visitId } = await draw();
	const print = () =>
		reprint(
			clerk,
			{ visitId, printerId: printer.id, press: "", now: NOW },
			async () => SLIP,
		);
	await db().visit.update({
		where: { id: visitId },
		data: {
			status: "parked",
			afar: {
				create: {
					id: randomUUID(),
					stationId: station.id,
					date: toDbDate(civilDateOf(NOW)),
					services: [service.slug],
					wayMinutes: 15,
					locale: "de",
					sealed: "",
					personKey: randomUUID(),
					askedAt: toDbInstant(NOW),
					reference: "123456789",
					drawnAt: toDbInstant(NOW),
				},
			},
		},
	});
	expect(await print()).toEqual({ ok: false, error: "slip-over" });
	await db().visit.update({
		where: { id: visitId },
		data: { status: "waiting" },
	});
	expect(await print()).toMatchObject({ value: { printed: "printed" } });
});

test("what fails on the way to the words is an answer, never an error", async () => {
	const printer = await place("Bon", null);
	const { visitId, ticket } = await draw();
	expect(
		await reprint(
			clerk,
			{ visitId, printerId: printer.id, press: "", now: NOW },
			() => Promise.reject(new Error("no words")),
		),
	).toEqual({ ok: true, value: { ticket, printed: "not-printed" } });
});

test("nobody prints for another house, at another house's printer, or a number that is over", async () => {
	const printer = await place("Bon", null);
	const other = await makeStation();
	const elsewhere = await place("Fremd", null, other.id);
	const stranger = await makeActor("clerk", other);
	const { visitId } = await draw();
	const ask = (actor: Actor, more: Partial<Press> = {}) =>
		reprint(
			actor,
			{ visitId, printerId: printer.id, press: "", now: NOW, ...more },
			async () => SLIP,
		);
	const forbidden = { ok: false, error: "forbidden" };
	expect(await ask(stranger)).toEqual(forbidden);
	expect(
		await printAgain(
			stranger,
			{
				stationId: station.id,
				printerId: printer.id,
				press: "",
				now: NOW,
			},
			async () => SLIP,
		),
	).toEqual(forbidden);
	const gone = { ok: false, error: "slip-no-printer" };
	expect(await ask(clerk, { printerId: elsewhere.id })).toEqual(gone);
	expect(await ask(clerk, { printerId: 9_999_999_999 })).toEqual(gone);
	const over = { ok: false, error: "slip-over" };
	expect(await ask(clerk, { visitId: "none" })).toEqual(over);
	expect(await ask(clerk, { visitId: randomUUID() })).toEqual(over);
	expect(await ask(clerk, { now: NOW.add({ hours: 24 }) })).toEqual(over);
	await db().visit.update({
		where: { id: visitId },
		data: { status: "done" },
	});
	expect(await ask(clerk)).toEqual(over);
	expect(paper.printed).toEqual([]);
});

test("the counter's printers are offered first, and to nobody of another house", async () => {
	await place("A am Kiosk", await makeKiosk());
	await place("Z am Tresen", null, station.id, true);
	expect(
		(await listHandPrinters(clerk, station.id)).map(({ name }) => name),
	).toEqual(["Z am Tresen", "A am Kiosk"]);
	const stranger = await makeActor("clerk", await makeStation());
	expect(await listHandPrinters(stranger, station.id)).toEqual([]);
});
