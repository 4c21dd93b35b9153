import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { germanNameOf, langOf } from "#lib/text/language.ts";
import { toLocale } from "#lib/text/locale.ts";
import { findTextToCorrect } from "#lib/translation/queries/find-text.ts";
import { roomOf } from "#lib/translation/rules/flat-texts.ts";
import { correctTextAction, undoCorrectionAction } from "./actions.ts";

/** One text in one language: what German says, what it says now, and what it said before. */
export default async function CorrectTextPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const query = await searchParams;
	const locale = toLocale(textOf(query, "sprache"));
	const key = textOf(query, "schluessel");
	const found = await findTextToCorrect(actor, { locale, key }, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const t = await getTranslations("texts");
	const { german, text, shipped, pieces, outdated, history } = found.value;
	const [newest] = history;
	const news = textOf(query, "stand");
	const language = germanNameOf(locale);
	const hidden = {
		sprache: locale,
		schluessel: key,
		gesehen: String(newest?.id ?? 0),
	};
	return (
		<AdminPage
			current="texts"
			actor={actor}
			title={t("change.title", { language })}
			saved={
				news === "geaendert" || news === "zurueck" ? t(`news.${news}`) : null
			}
		>
			<p>
				<a href={staffPaths.texts({ locale, room: roomOf(key) })}>
					{t("change.back")}
				</a>
			</p>
			{news === "inzwischen" ? (
				<Alert
					kind="warning"
					role="alert"
					title={t("errors.changed-meanwhile")}
				/>
			) : null}
			{outdated ? (
				<Alert kind="warning" title={t("change.outdated")}>
					<p lang={langOf(locale)} dir="auto">
						{outdated.text}
					</p>
					<p>{t("change.before", { german: outdated.german })}</p>
				</Alert>
			) : null}
			<Facts
				facts={[
					{ term: t("german"), value: german },
					{ term: t("change.shipped"), value: shipped },
					{ term: t("change.key"), value: key },
				]}
			/>
			<Form
				action={correctTextAction}
				fields={[
					{
						type: "lines",
						name: "text",
						label: t("change.text", { language }),
						hint:
							pieces.length > 0
								? t("change.pieces", { pieces: pieces.join("  ") })
								: t("change.plain"),
						rows: 5,
					},
				]}
				sent={{ text: textOf(query, "neu").slice(0, 4_000) || text }}
				saved={{ text }}
				hidden={{ ...hidden, form: "text" }}
				texts={await formTexts(t("change.save"))}
			/>
			{history.length > 0 ? (
				<Section id="verlauf" title={t("change.history")}>
					<form action={undoCorrectionAction}>
						<HiddenFields fields={hidden} />
						<Button variant="secondary">{t("change.undo")}</Button>
					</form>
					<table className="staff-table">
						<caption className="sr-only">{t("change.history")}</caption>
						<thead>
							<tr>
								<th scope="col">{t("change.when")}</th>
								<th scope="col">{t("change.who")}</th>
								<th scope="col">{language}</th>
							</tr>
						</thead>
						<tbody>
							{history.map(({ id, at, person, text }) => (
								<tr key={id}>
									<th scope="row" className="whitespace-nowrap">
										{whenOf(at)}
									</th>
									<td data-label={t("change.who")}>
										{person ?? t("change.nobody")}
									</td>
									<td
										data-label={language}
										className="[overflow-wrap:anywhere]"
									>
										{text === null ? (
											t("change.asShipped")
										) : (
											<span lang={langOf(locale)} dir="auto">
												{text}
											</span>
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</Section>
			) : null}
		</AdminPage>
	);
}
