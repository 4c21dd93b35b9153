import type { CivilDate } from "#lib/time.ts";
import "server-only";
import { getTranslations } from "next-intl/server";
import { contactErrors } from "#components/contact/contact-fields.ts";
import { heldTime } from "#components/hold/held-time.ts";
import { selectionProblems } from "#components/service/selection-problems.ts";
import { serviceOptions } from "#components/service/service-options.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { findInvitationOfId } from "#lib/booking/invitation/queries/find-invitation.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import {
	countDocuments,
	minorRules,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import {
	isRemote,
	type Kind,
	kindsFor,
	parseKind,
} from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	knownServices,
	minutesOf,
	type Selection,
} from "#lib/catalog/rules/selection.ts";
import {
	type BookingState,
	type ChosenServices,
	isChoosing,
} from "./booking-state.ts";
import { describeForWhom, forWhomProblems } from "./for-whom.ts";
import { type BookingNotice, noticeInWords } from "./notice.ts";
import { listOtherTimes } from "./other-times.ts";
import type { Submission } from "./submission.ts";
import type { BookingView } from "./texts.ts";

/** An invitation that is over opens no other time, neither its own nor those of everybody. */
const NO_STATION = { stationIds: [] } as const;

/** After these, other services than the reserved ones may be chosen and still want a time. */
const GOES_ON = new Set<Submission["intent"]>([
	"apply",
	"day",
	"extend",
	"time",
]);

/** What the reserved time's station wants to know besides the name. */
export function contactRuleOf(
	{ stationSlug }: Pick<HoldView, "stationSlug">,
	catalog: Catalog,
): ContactRule {
	return findStation(catalog, stationSlug)?.contactRule ?? "none";
}

/** What one may choose from for these services there; the counter is always among them. */
export function kindsOf(
	{ stationSlug, services }: Pick<HoldView, "stationSlug" | "services">,
	catalog: Catalog,
): Kind[] {
	const station = findStation(catalog, stationSlug);
	const selection = knownServices(entriesOf(services), catalog);
	return station ? kindsFor(station, selection) : ["counter"];
}

/** What is chosen of it; at the counter, if that is not offered any more. */
export const chosenKind = (
	typed: { kind: string },
	kinds: readonly Kind[],
): Kind => kinds.find((kind) => kind === typed.kind) ?? "counter";

/** The state the form shows next, from the hold as it is now and what was typed. */
export async function describe(
	hold: HoldView,
	catalog: Catalog,
	sent: Pick<
		Submission,
		"confirmKey" | "typed" | "rightEmail" | "locale" | "now"
	> &
		Partial<Submission>,
	view: BookingView,
	notice: BookingNotice | null,
): Promise<BookingState> {
	const { locale, now, typed, rightEmail, intent } = sent;
	const t = await getTranslations({ locale, namespace: "booking" });
	const minors = await getTranslations({ locale, namespace: "minors" });
	const k = await getTranslations({ locale, namespace: "kind" });
	const minutes = (minutes: number) => t("minutes", { minutes });
	const contactRule = contactRuleOf(hold, catalog);
	const kinds = kindsOf(hold, catalog);
	const kind = chosenKind(typed, kinds);
	const details = parseDetails(typed, contactRule, kind);
	const wanted = parseKind(typed.kind);
	const isKindGone = wanted !== null && wanted !== kind;
	// Whoever only asks for more time is not told yet that the name is missing.
	const judged = intent === "check" || intent === "confirm";
	const entries =
		isChoosing(view) && intent && GOES_ON.has(intent)
			? (sent.entries ?? [])
			: entriesOf(hold.services);
	const selection = knownServices(entries, catalog);
	const asks = {
		rules: minorRules(selection),
		documents: countDocuments(selection),
	};
	const given = intent === "answer" ? sent.given : undefined;
	const errors =
		judged && view === "details" && !details.ok ? details.errors : {};
	const asksForEmail =
		typed.contact !== "same" && (view === "check" || errors.email);
	// Whoever looks for another time has nothing to decide yet; whoever books must know.
	const hasToKnow = isKindGone && !isChoosing(view);
	const said = hasToKnow
		? "kind-gone"
		: (notice ?? (hold.state === "expired" ? "hold-expired" : null));
	return {
		travels: {
			// Says that a repeated press comes from the same form (lib/booking/hold/commands/confirm-hold.ts).
			formular: sent.confirmKey,
			ansicht: view,
			erwartet: timeValue(hold),
			// The address that is right although it looks like a slip.
			...(rightEmail ? { richtig: rightEmail } : {}),
			// Where services are chosen, they are ticked.
			...(view === "services" ? {} : { dienst: entries }),
		},
		view,
		contactRule,
		kinds,
		kind,
		// Told once, it is at the counter.
		sent: hasToKnow ? { ...typed, kind: "" } : typed,
		suggestion:
			asksForEmail && typed.email !== rightEmail
				? suggestEmail(typed.email)
				: null,
		sameContact: hold.contact && {
			label: t("sameContact", { mask: hold.contact.mask }),
			hasEmail: hold.contact.hasEmail,
		},
		errors: {
			...(await contactErrors(errors)),
			// Where one may choose, nobody has to come.
			...(errors.name === "name-missing" && kinds.some(isRemote)
				? { name: k("ask.nameMissing") }
				: {}),
		},
		problems:
			view === "services" && (intent === "apply" || intent === "time")
				? selectionProblems(
						entries,
						catalog,
						hold.date,
						await getTranslations({ locale, namespace: "selection.problems" }),
					)
				: view === "minor" && given
					? forWhomProblems(asks, given, minors)
					: [],
		notice: said && (await noticeInWords(said, locale)),
		isInvited: hold.isInvited,
		held: await heldTime(hold, catalog, locale, now),
		chosen: chosenServices(selection, hold.date, minutes),
		forWhom: describeForWhom(asks, hold.minorCase, given, minors, locale),
		other:
			view === "times" || view === "stations"
				? await listOtherTimes(
						hold,
						selection,
						{
							day: sent.day ?? null,
							first: view === "times" ? "held" : "others",
						},
						{
							catalog,
							locale,
							now,
							invited: hold.isInvited
								? ((await findInvitationOfId(hold.id, now)) ?? NO_STATION)
								: null,
						},
					)
				: null,
		options:
			view === "services"
				? serviceOptions(selection, catalog, hold.date, minutes)
				: [],
	};
}

/** What the appointment is for, in words. */
function chosenServices(
	selection: Selection,
	day: CivilDate,
	duration: (minutes: number) => string,
): ChosenServices {
	return {
		lines: selection.map(({ service, quantity }) => ({
			text:
				quantity === 1
					? service.text.name
					: `${quantity} × ${service.text.name}`,
			lang: service.text.lang,
		})),
		duration: duration(minutesOf(selection, day)),
		inPerson: selection.some(({ service }) => service.personalPresence),
		collects: selection.some(({ service }) => service.collectsDocument),
	};
}
