import { expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { handInForPerson } from "#lib/draw/commands/hand-in.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { openWishByPin } from "#lib/wishes/commands/open-by-pin.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { getWishForStaff } from "#lib/wishes/queries/get-for-staff.ts";
import { findWishByNumber } from "#lib/wishes/queries/list-wishes.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { CLOSES, DRAWN, drawNow, makeLotStation } from "#tests/support/draw.ts";
import { makeStation } from "#tests/support/factory.ts";
import { value } from "#tests/support/wishes.ts";

const service = cityWithService();

test("who calls or comes takes part by staff, and hears the result with number and PIN alone", async () => {
	const station = await makeLotStation();
	const clerk = await makeActor("clerk", station);
	const input = {
		drawId: String(station.drawId),
		formKey: newWishFormKey(),
		wish: {
			services: [service.slug],
			halves: [],
			details: { name: "Erna Ohne", bookedBy: null, email: null, phone: null },
			showsLanguage: true,
		},
		locale: "en" as const,
		now: NOW,
	};
	const elsewhere = await makeActor("clerk", await makeStation());
	expect(await handInForPerson(elsewhere, input)).toEqual({
		ok: false,
		error: "forbidden",
	});
	const { reference, token } = value(await handInForPerson(clerk, input));
	// Pressed twice, it is one wish.
	expect(value(await handInForPerson(clerk, input)).reference).toBe(reference);
	expect(await handInForPerson(clerk, { ...input, now: CLOSES })).toMatchObject(
		{ error: "draw-closed" },
	);
	const before = await findWishByToken(token, "de", NOW);
	expect(before?.drawId).toBe(station.drawId);
	await drawNow(station);
	const opened = await openWishByPin({
		reference,
		pin: before?.pin ?? "",
		client: "at home",
		now: DRAWN,
	});
	const after = await findWishByToken(value(opened).token, "de", DRAWN);
	expect(after?.endedHow).toBe("taken");
	expect(after?.appointment?.reference).toMatch(/^\d{9}$/);
	// The clerk finds it by the number, and reads that the lot chose them.
	const found = value(await findWishByNumber(clerk, reference, DRAWN));
	const { told } = value(await getWishForStaff(clerk, found.id, DRAWN));
	expect(told).toMatchObject([{ chosenBy: "lot", reason: null }]);
	expect(await findWishByNumber(elsewhere, reference, DRAWN)).toMatchObject({
		error: "forbidden",
	});
	expect(await findWishByNumber(clerk, "123", DRAWN)).toMatchObject({
		error: "unknown-wish",
	});
	expect(
		await db().auditEntry.count({
			where: { action: "wish:enter", subject: `wish ${reference}` },
		}),
	).toBe(1);
	const wish = await db().wish.findUniqueOrThrow({
		where: { reference },
		include: { messages: true },
	});
	// What they agreed to goes along with the appointment.
	expect(
		await db().contact.findFirst({
			where: {
				appointment: { reference: after?.appointment?.reference ?? "" },
			},
			select: {
				showsLanguage: true,
				appointment: { select: { locale: true } },
			},
		}),
	).toEqual({ showsLanguage: true, appointment: { locale: "en" } });
	expect(wish.channel).toBe("staff");
	expect(wish.messages).toEqual([]);
});
