import { again, type FormState } from "#components/form/form-state.ts";
import { sentIn, sentText } from "#lib/sent.ts";
import "server-only";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changedState } from "#app/(staff)/_parts/refused-state.ts";
import { actorOf } from "#app/(staff)/team/_frame/actor-of.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DetailsRefusal } from "#lib/booking/rules/schema.ts";
import { team } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";

/** What one form of the page came to: news for the page, or what is wrong, in words. */
type Outcome =
	| { news: Parameters<typeof team.appointment>[1] }
	| Pick<FormState, "errors" | "notice" | "outdated">;

/** What all forms of the page have in common; what was typed comes back with whatever is wrong. */
export async function changing(
	form: FormData,
	change: (
		actor: Actor,
		asked: { appointmentId: string; now: Temporal.Instant },
	) => Promise<Outcome>,
): Promise<FormState> {
	const actor = await actorOf(form);
	const appointmentId = sentText(form, "termin");
	const outcome = actor
		? await change(actor, { appointmentId, now: now() })
		: await signedOut();
	if ("news" in outcome)
		redirect(team.appointment(appointmentId, outcome.news));
	return again(sentIn(form), outcome);
}

export const done = (
	news: Parameters<typeof team.appointment>[1],
): Outcome => ({ news });

type Refusal = Parameters<
	Awaited<ReturnType<typeof getTranslations<"team.appointment.refusals">>>
>[0];

export async function refused(
	refusal: Refusal,
	/** That it is about, if it is about one. */
	field?: string,
): Promise<Outcome> {
	const t = await getTranslations("team.appointment.refusals");
	return wrong(t(refusal), field);
}

/** A colleague was faster: beside each field stands what is saved now, and sending it once more means it. */
export async function changed(form: FormData): Promise<Outcome> {
	const t = await getTranslations("staff.form.changed");
	return changedState(sentIn(form), {
		kind: "warning",
		title: `${t("title")}. ${t("text")}`,
	});
}

/** The first of what is wrong with the contact. */
export async function detailsRefused(
	errors: Readonly<Partial<Record<string, DetailsRefusal>>>,
): Promise<Outcome> {
	const t = await getTranslations("booking.errors");
	const [first] = Object.entries(errors);
	const [field, problem] = first ?? [];
	return problem ? wrong(t(problem), field) : { errors: {}, notice: null };
}

/** What was typed stays until somebody has signed in again. */
async function signedOut(): Promise<Outcome> {
	const t = await getTranslations("team.refusals");
	return wrong(t("signed-out"));
}

const wrong = (text: string, field?: string): Outcome =>
	field
		? { errors: { [field]: text }, notice: null }
		: { errors: {}, notice: { kind: "danger", title: text } };
