import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { printAgain } from "#lib/printing/commands/print-again.ts";
import { printedBefore, printSlip } from "#lib/printing/commands/print-slip.ts";
import type { Slip } from "#lib/printing/printing.ts";
import { listHandPrinters } from "#lib/printing/queries/list-printers.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
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
const place = (name: string, deviceId: string | null, stationId = station.id) =>
	db().printer.create({
		data: {
			stationId,
			deviceId,
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

const draw = async (locale = "de") =>
	value(
		await drawTicket(clerk, {
			key: randomUUID(),
			stationId: station.id,
			services: [service.slug],
			locale,
			override: true,
			now: NOW,
		}),
	);

test("a number given at the counter comes out of its printer, and of no kiosk's", async () => {
	const counter = { counterOf: station.id };
	const print = () => printSlip(counter, async () => SLIP, NOW);
	await place("Eingang", await makeKiosk());
	expect(await print()).toBe("none");
	expect(await printedBefore(counter)).toBe("none");
	expect(paper.printed).toEqual([]);
	await place("Info-Point", null);
	expect(await print()).toBe("printed");
	expect(paper.printed).toHaveLength(1);
	paper.says = PAPER_OUT;
	expect(await print()).toBe("not-printed");
	expect(await printedBefore(counter)).toBe("not-printed");
	expect(paper.printed).toHaveLength(1);
});

test("a slip is printed once more, in the person's language, at the printer that was pressed", async () => {
	const kiosk = await place("Eingang", await makeKiosk());
	const { visitId, ticket } = await draw("tr");
	const asked: unknown[] = [];
	const again = () =>
		printAgain(
			clerk,
			{ visitId, printerId: kiosk.id, now: NOW },
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

test("what fails on the way to the words is an answer, never an error", async () => {
	const printer = await place("Bon", null);
	const { visitId, ticket } = await draw();
	expect(
		await printAgain(clerk, { visitId, printerId: printer.id, now: NOW }, () =>
			Promise.reject(new Error("no words")),
		),
	).toEqual({ ok: true, value: { ticket, printed: "not-printed" } });
});

test("nobody prints for another house, at another house's printer, or a number that is over", async () => {
	const printer = await place("Bon", null);
	const other = await makeStation();
	const elsewhere = await place("Fremd", null, other.id);
	const stranger = await makeActor("clerk", other);
	const { visitId } = await draw();
	const ask = (
		actor: Actor,
		more: Partial<Parameters<typeof printAgain>[1]> = {},
	) =>
		printAgain(
			actor,
			{ visitId, printerId: printer.id, now: NOW, ...more },
			async () => SLIP,
		);
	expect(await ask(stranger)).toEqual({ ok: false, error: "forbidden" });
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
	await place("Z am Tresen", null);
	expect(
		(await listHandPrinters(clerk, station.id)).map(({ name }) => name),
	).toEqual(["Z am Tresen", "A am Kiosk"]);
	const stranger = await makeActor("clerk", await makeStation());
	expect(await listHandPrinters(stranger, station.id)).toEqual([]);
});
