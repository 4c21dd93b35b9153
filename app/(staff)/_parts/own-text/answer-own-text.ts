import "server-only";
import { getTranslations } from "next-intl/server";
import {
	changedState,
	refusedState,
} from "#app/(staff)/_parts/refused-state.ts";
import type { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { translateOwnText } from "#lib/translation/commands/translate-own-text.ts";
import type { OwnTextKind } from "#lib/translation/rules/own-texts.ts";
import { askedText } from "./asked-text.ts";

/** Saves a translation of one of these kinds; null: it is saved, and the page may lead on. */
export async function answerOwnText(
	{ actor, sent, text, now }: Awaited<ReturnType<typeof sentForm>>,
	kinds: readonly [OwnTextKind, ...OwnTextKind[]],
): Promise<{
	place: ReturnType<typeof askedText>;
	state: FormState | null;
}> {
	const place = askedText(sent, kinds);
	const t = await getTranslations("texts.own");
	const done = await translateOwnText(actor, {
		...place,
		typed: text,
		shown: text("stand"),
		now,
	});
	const state = async () => {
		if (!done.ok) {
			const { error } = done;
			if (error !== "missing" && error !== "german-changed")
				return refusedState(sent, error);
			const title = t(`refusals.${error}`);
			return error === "german-changed"
				? changedState(sent, { kind: "warning", title })
				: again(sent, { notice: { kind: "warning", title } });
		}
		return done.value
			? again(sent, {
					errors: inWords(done.value.errors, (problem) =>
						t(`errors.${problem}`),
					),
				})
			: null;
	};
	return { place, state: await state() };
}
