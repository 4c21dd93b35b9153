import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { Alert } from "#components/ui/alert.tsx";
import { germanNameOf } from "#lib/text/language.ts";
import { EASY, type Locale } from "#lib/text/locale.ts";
import {
	type OwnText,
	ownMark,
	typedOwn,
} from "#lib/translation/queries/own-texts.ts";
import {
	OWN_TEXTS,
	type OwnTextKind,
	typedWord,
} from "#lib/translation/rules/own-texts.ts";

/** A text of the city in another language, beside what German says by now. */
export async function OwnTextForm({
	action,
	place: { kind, key, locale },
	text,
}: {
	action: (state: FormState, form: FormData) => Promise<FormState>;
	place: { kind: OwnTextKind; key: string; locale: Locale };
	text: OwnText;
}) {
	const t = await getTranslations("texts.own");
	const { german, own, isStale } = text;
	return (
		<>
			{isStale ? (
				<Alert kind="warning" title={t("stale")}>
					<p>{t("staleText")}</p>
				</Alert>
			) : null}
			<Form
				action={action}
				fields={OWN_TEXTS[kind].words
					.filter((word) => typedWord(german[word]) !== "")
					.map((word) => ({
						type: "lines",
						name: word,
						label: `${t(`words.${word}`)} (${germanNameOf(locale)})`,
						hint: [
							t("german", { german: typedWord(german[word]) }),
							...(locale === EASY && Array.isArray(german[word])
								? [t("entriesEasy")]
								: []),
						].join(" "),
						rows: word === "name" ? 1 : 4,
					}))}
				sent={typedOwn(kind, own, locale)}
				hidden={{
					art: kind,
					nummer: key,
					sprache: locale,
					stand: ownMark(kind, text),
				}}
				texts={await formTexts(t("save"))}
			/>
		</>
	);
}

/** "Anliegen übersetzen: Türkisch" */
export async function ownTextTitle(
	kind: OwnTextKind,
	locale: Locale,
): Promise<string> {
	const t = await getTranslations("texts.own");
	return t("title", {
		kind: t(`kinds.${kind}`),
		language: germanNameOf(locale),
	});
}
