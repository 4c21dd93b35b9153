"use server";

import { redirect } from "next/navigation";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { handInAgain } from "#components/draw/hand-in-fields.ts";
import type { FormState } from "#components/form/form-state.ts";
import { wishAgain } from "#components/wish/wish-answer.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { readChoice } from "#lib/catalog/rules/choice.ts";
import { toOffered } from "#lib/city/city.ts";
import { handInForPerson } from "#lib/draw/commands/hand-in.ts";
import { readHandedIn, typedHandIn } from "#lib/draw/rules/typed.ts";
import { wishList } from "#lib/paths/wishes.ts";
import { civilDateOf } from "#lib/time.ts";
import { enterWishForPerson } from "#lib/wishes/commands/for-staff.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { readWish, wishBounds } from "#lib/wishes/rules/typed.ts";

/** What was typed comes back with whatever is wrong; else the wish's page, whose number and PIN are to be said. */
export async function enterWishAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const catalog = await getCatalog("de", now);
	const appointmentId = text("termin");
	const hidden = { locale: text("locale") };
	const bounds = wishBounds(onlineStations(catalog), civilDateOf(now));
	const read = readWish(sent, bounds);
	if (!read.ok) return wishAgain(sent, hidden, read);
	const { wanted, person, showsLanguage } = read.value;
	const { services } = readChoice(sent);
	const entered = await enterWishForPerson(actor, {
		formKey: text("formular"),
		wanted: { ...wanted, services, minorCase: null },
		person,
		showsLanguage,
		...(appointmentId ? { bringsId: appointmentId } : {}),
		locale: toOffered(text("locale")),
		now,
	});
	if (entered.ok) return toEntered(entered.value.token, now);
	const { error } = entered;
	return error === "forbidden"
		? refusedState({ ...sent, ...hidden }, error)
		: wishAgain(sent, hidden, { error });
}

/** The same for a draw. */
export async function handInForPersonAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent: all, text, now } = await sentForm(form);
	const locale = toOffered(text("locale"));
	const sent = { ...typedHandIn(all), locale };
	const read = readHandedIn(sent, "none");
	if (!read.ok) return handInAgain(sent, read);
	const entered = await handInForPerson(actor, {
		drawId: text("verlosung"),
		formKey: text("formular"),
		wish: read.value,
		locale,
		now,
	});
	if (entered.ok) return toEntered(entered.value.token, now);
	const { error } = entered;
	return error === "forbidden"
		? refusedState(sent, error)
		: handInAgain(sent, { error });
}

async function toEntered(token: string, now: Temporal.Instant): Promise<never> {
	const wish = await findWishByToken(token, "de", now);
	redirect(wish ? wishList.wish(wish.id, "entered") : wishList.list());
}
