import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { EASY, toLocale } from "#lib/text/locale.ts";
import { findOwnText, typedOwn } from "#lib/translation/queries/own-texts.ts";
import {
	OWN_TEXT_KINDS,
	OWN_TEXTS,
	typedWord,
} from "#lib/translation/rules/own-texts.ts";
import { translateOwnTextAction } from "./actions.ts";

/** A text of the city in another language, beside what German says by now. */
export default async function OwnTextPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const query = await searchParams;
	const kind =
		OWN_TEXT_KINDS.find((one) => one === textOf(query, "art")) ?? "service";
	const key = textOf(query, "nummer");
	const locale = toLocale(textOf(query, "sprache"));
	const found = await findOwnText(actor, { kind, key, locale }, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { german, own, isStale, revision } = found.value;
	const t = await getTranslations("texts.own");
	const language = germanNameOf(locale);
	return (
		<AdminPage
			current="texts"
			actor={actor}
			title={t("title", { kind: t(`kinds.${kind}`), language })}
		>
			<p>
				<a href={`${staffPaths.texts()}#eigene`}>{t("back")}</a>
			</p>
			{isStale ? (
				<Alert kind="warning" title={t("stale")}>
					<p>{t("staleText")}</p>
				</Alert>
			) : null}
			<Form
				action={translateOwnTextAction}
				fields={OWN_TEXTS[kind].words
					.filter((word) => typedWord(german[word]) !== "")
					.map((word) => ({
						type: "lines",
						name: word,
						label: `${t(`words.${word}`)} (${language})`,
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
					stand: String(revision),
				}}
				texts={await formTexts(t("save"))}
			/>
		</AdminPage>
	);
}
