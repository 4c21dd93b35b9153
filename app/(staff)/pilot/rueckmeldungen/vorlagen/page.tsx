import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { listTemplates } from "#lib/feedback/inbox/queries/list-templates.ts";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { OneButtonForm } from "../_parts/one-button-form.tsx";
import { TemplateForm } from "./_parts/template-form.tsx";
import { retireTemplateAction } from "./actions.ts";

const NEWS = ["angelegt", "geaendert", "stillgelegt", "zurueck"] as const;

/** What answers can begin with: coordinators write it themselves. */
export default async function TemplatesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await listTemplates(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.template");
	const stand = textOf(await searchParams, "stand");
	const news = NEWS.find((one) => one === stand);
	const inUse = found.value.filter(({ active }) => active);
	const retired = found.value.filter(({ active }) => !active);
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={t("title")}
			lead={<p>{t("lead")}</p>}
			saved={news ? t(`news.${news}`) : null}
			before={
				<p>
					<a href={pilot.inbox()}>{t("back")}</a>
				</p>
			}
		>
			<StaleNote
				actor={actor}
				kind="template"
				href={(place) => pilot.translation({ kind: "template", ...place })}
			/>
			<div className="inbox-detail">
				<div className="flex min-w-0 flex-col gap-32">
					<Section id="zur-auswahl" title={t("inUse")}>
						{inUse.length === 0 ? <p>{t("noneInUse")}</p> : null}
						<Templates templates={inUse} />
					</Section>
					{retired.length > 0 ? (
						<Section id="stillgelegt" title={t("retired")}>
							<p>{t("retiredText")}</p>
							<Templates templates={retired} />
						</Section>
					) : null}
				</div>
				<Section id="neue-vorlage" title={t("new")}>
					<TemplateForm template={null} />
				</Section>
			</div>
		</PilotPage>
	);
}

async function Templates({
	templates,
}: {
	templates: readonly AnswerTemplate[];
}) {
	const t = await getTranslations("inbox.template");
	return (
		<ul className="flex flex-col">
			{templates.map((template) => {
				const { id, name, texts, active } = template;
				return (
					<li
						key={id}
						className="flex flex-col gap-8 border-b border-line py-16"
					>
						<h3 className="font-bold">{name}</h3>
						<p className="inbox-words">{texts.de}</p>
						<Disclosure summary={t("change")} label={t("changeOne", { name })}>
							<TemplateForm template={template} />
						</Disclosure>
						<OneButtonForm
							action={retireTemplateAction}
							hidden={{
								vorlage: String(id),
								"zur-auswahl": active ? "nein" : "ja",
							}}
							text={t(active ? "retire" : "restore")}
							label={t(active ? "retireOne" : "restoreOne", { name })}
						/>
					</li>
				);
			})}
		</ul>
	);
}
