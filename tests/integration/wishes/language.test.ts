import { beforeEach, expect, test } from "vitest";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { withdrawLanguage } from "#lib/booking/manage/commands/withdraw-language.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { db } from "#lib/db/client.ts";
import { acceptOffer } from "#lib/wishes/commands/answer-offer.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { withdrawWishLanguage } from "#lib/wishes/commands/withdraw-language.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { book, NOW, SILENT, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { keepMinutes, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();
const after = (minutes: number) => NOW.add({ minutes });

beforeEach(async () => {
	await db().wish.deleteMany();
	await keepMinutes(20);
});

/** Somebody who agreed waits for the one time that was just given back. */
async function agreed(locale: "en" | "de" = "en") {
	const station = await makeStation({ from: 540, until: 555 });
	const booked = await book(wish(station, service));
	value(await cancelAppointment({ ...booked, now: NOW }));
	return value(
		await createWish({
			formKey: newWishFormKey(),
			wanted: wanted(station, service),
			person: SILENT,
			showsLanguage: true,
			locale,
			client: crypto.randomUUID(),
			now: NOW,
		}),
	);
}

const shown = async (token: string) =>
	(await findWishByToken(token, "en", NOW))?.showsLanguage;

async function accepted(wishToken: string) {
	await offerTimes(after(1));
	const offer = (await findWishByToken(wishToken, "en", after(1)))?.offers[0];
	return value(
		await acceptOffer({
			token: offer?.token ?? "",
			client: crypto.randomUUID(),
			now: after(2),
		}),
	);
}

const contactOf = (reference: string) =>
	db().contact.findFirstOrThrow({ where: { appointment: { reference } } });

test("consent to show a language that was given with a wish is taken back on its page, as often as one presses", async () => {
	const { token } = await agreed();
	expect(await shown(token)).toBe(true);
	value(await withdrawWishLanguage({ token, now: NOW }));
	value(await withdrawWishLanguage({ token, now: NOW }));
	expect(await shown(token)).toBe(false);
	// What it becomes does not show it either.
	const { reference } = await accepted(token);
	expect((await contactOf(reference)).showsLanguage).toBe(false);
	expect(
		await withdrawWishLanguage({ token: "nobody's", now: NOW }),
	).toMatchObject({ error: "unknown-wish" });
});

test("taken back on the page of the wish after it has become an appointment, it holds for that one", async () => {
	const { token } = await agreed();
	const { reference } = await accepted(token);
	expect((await contactOf(reference)).showsLanguage).toBe(true);
	value(await withdrawWishLanguage({ token, now: after(3) }));
	expect((await contactOf(reference)).showsLanguage).toBe(false);
});

test("an appointment's own page takes it back, and nobody without its link", async () => {
	const { token } = await agreed();
	const { reference } = await accepted(token);
	const { id, tokenVersion } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	const link = { reference, token: manageToken(id, tokenVersion) };
	const view = () => findAppointment(reference, link.token, NOW);
	expect((await view())?.showsLanguage).toBe(true);
	expect(
		await withdrawLanguage({ link: { ...link, token: "x" }, now: NOW }),
	).toMatchObject({ error: "unknown-appointment" });
	expect((await view())?.showsLanguage).toBe(true);
	value(await withdrawLanguage({ link, now: NOW }));
	expect((await view())?.showsLanguage).toBe(false);
});

test("a tick in German is nothing to take back: no desk is told of it", async () => {
	const { token } = await agreed("de");
	expect(await shown(token)).toBe(false);
});
