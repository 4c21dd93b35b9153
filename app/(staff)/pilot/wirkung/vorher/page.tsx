import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { listWaitsBefore } from "#lib/pilot/before/queries/list-waits.ts";
import { MOST_BYTES, MOST_LINES } from "#lib/pilot/before/rules/read-csv.ts";
import { getEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { entryFields } from "./_parts/entry-fields.ts";
import { ImportForm } from "./_parts/import-form.tsx";
import { WaitsList } from "./_parts/waits-list.tsx";
import { changePromiseAction, enterWaitAction } from "./actions.ts";

const EXAMPLE = `Station;Tag;Menschen;Mittel;Median;Termin;Quelle
Mitte;07.09.2026;84;29,5;26;keine;Strichliste am Eingang
Mitte;KW 38/2026;410;31,2;;keine;Strichliste am Eingang`;

/** Waits from before a station took appointments online: typed in, read from a table, deleted; and the city's promise. */
export default async function WaitsBeforePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await listWaitsBefore(actor, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { waits, stations } = found.value;
	const t = await getTranslations("waitsBefore");
	const forms = await getTranslations("staff.form");
	const stand = textOf(await searchParams, "stand");
	const { promiseDays } = await getEffect(at);
	return (
		<PilotPage
			current="effect"
			actor={actor}
			title={t("title")}
			lead={<p className="max-w-column">{t("lead")}</p>}
			withScripts
			saved={await newsOf(stand)}
			before={
				<>
					<p>
						<a href={pilot.effect()}>{t("back")}</a>
					</p>
					{stand === "forbidden" || stand === "busy" ? (
						<Alert kind="danger" role="alert" title={forms(`${stand}.title`)}>
							<p>{forms(`${stand}.text`)}</p>
						</Alert>
					) : null}
				</>
			}
		>
			<Section id="eingetragen" title={t("list.title")}>
				<WaitsList
					waits={waits}
					nameOf={(stationId) =>
						stations.find(({ id }) => id === stationId)?.names[0] ?? ""
					}
				/>
			</Section>
			<Section id="tabelle" title={t("file.title")}>
				<p className="max-w-column">{t("file.lead", { most: MOST_LINES })}</p>
				<Disclosure summary={t("file.example")} label={t("file.exampleLabel")}>
					<pre className="effect-example">{EXAMPLE}</pre>
				</Disclosure>
				<ImportForm
					texts={{
						...(await formTexts(t("file.check"))),
						again: t("file.again"),
						file: t("file.file"),
						fileHint: t("file.fileHint", { size: MOST_BYTES / 1024 }),
						lines: t("file.text"),
						linesHint: t("file.textHint"),
						optional: t("one.optional"),
						review: t("review.title"),
					}}
				/>
			</Section>
			<Section id="messung" title={t("one.title")}>
				<Form
					id="messung-neu"
					action={enterWaitAction}
					fields={await entryFields(stations)}
					sent={{ booked: "keine" }}
					hidden={{ form: "messung-neu" }}
					texts={await formTexts(t("one.save"))}
				/>
			</Section>
			<Section id="versprechen" title={t("promise.title")}>
				<p className="max-w-column">{t("promise.lead")}</p>
				<Form
					id="versprochen"
					action={changePromiseAction}
					fields={[
						{
							type: "text",
							name: "days",
							label: t("promise.days"),
							inputMode: "numeric",
							width: "half",
						},
					]}
					sent={{ days: [String(promiseDays)] }}
					hidden={{ form: "versprochen", shown: String(promiseDays) }}
					texts={await formTexts(t("promise.save"))}
				/>
			</Section>
		</PilotPage>
	);
}

/** What has just happened: "gespeichert-12-3", "geloescht-4", "versprochen". */
async function newsOf(stand: string): Promise<string | null> {
	const t = await getTranslations("waitsBefore");
	if (stand === "versprochen") return t("promiseSaved");
	const [, what, first = "", second = ""] =
		/^(gespeichert|geloescht)-(\d{1,6})(?:-(\d{1,6}))?$/.exec(stand) ?? [];
	if (what === "gespeichert")
		return t("saved", { added: Number(first), replaced: Number(second) });
	return what === "geloescht" ? t("deleted", { count: Number(first) }) : null;
}
