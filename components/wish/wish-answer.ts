import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import type { SelectionRefusal } from "#lib/catalog/rules/selection.ts";
import type { Sent } from "#lib/sent.ts";
import { shownWish, type WishProblem } from "#lib/wishes/rules/typed.ts";
import type { WantedRefusal } from "#lib/wishes/rules/wanted.ts";
import { wishErrors } from "./wish-fields.ts";

/** Why a wish was not taken. */
const NOTICES = [
	"busy",
	"too-many-wishes",
	"too-many-tries",
	"too-late",
	"already-wished",
	"unknown-appointment",
	"unknown-wish",
	"wish-ended",
] as const;
type Noticed = (typeof NOTICES)[number];

type WishRefusal =
	| Noticed
	| WantedRefusal
	| SelectionRefusal
	/** What was chosen is no longer what there is. */
	| "unknown-form"
	| "unknown-station";

/** What the rules find wrong stands at the field that says it. */
const FIELDS = {
	"dates-over": { bis: "date-past" },
	"dates-too-far": { bis: "date-far" },
	"urgent-over": { eilig: "urgent-date-wrong" },
} as const satisfies Partial<
	Record<WantedRefusal, Record<string, WishProblem>>
>;

const isOfField = (error: WishRefusal): error is keyof typeof FIELDS =>
	Object.hasOwn(FIELDS, error);

/** The form again, as it was sent, with what is wrong with it or why it was not taken. */
export async function wishAgain(
	sent: Sent,
	/** What travels with it. */
	hidden: Sent,
	wrong: { errors: Record<string, WishProblem> } | { error: WishRefusal },
): Promise<FormState> {
	const shown = { ...hidden, ...shownWish(sent) };
	const errors =
		"errors" in wrong
			? wrong.errors
			: isOfField(wrong.error)
				? FIELDS[wrong.error]
				: null;
	if (errors) return again(shown, { errors: await wishErrors(errors) });
	const t = await getTranslations("wishes.form.refusals");
	const name =
		("error" in wrong && NOTICES.find((one) => one === wrong.error)) ||
		"changed";
	return again(shown, {
		notice: {
			kind: "warning",
			title: t(`${name}.title`),
			text: t(`${name}.text`),
		},
	});
}
