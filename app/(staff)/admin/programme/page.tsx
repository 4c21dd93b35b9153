import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { listPrograms } from "#lib/programs/queries/list-programs.ts";
import { agreementMark } from "#lib/programs/rules/program-form.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { HookSection } from "./_parts/hook-section.tsx";
import { programFields, programValues } from "./_parts/program-fields.ts";
import { ProgramList } from "./_parts/program-list.tsx";
import {
	addProgramAction,
	changeProgramAction,
	renewSecretAction,
	switchProgramAction,
} from "./actions.ts";

/** Programs that book over the API: who they are, what was agreed upon, and a form for a new one or for the chosen one. */
export default async function ProgramsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await listPrograms(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const params = await searchParams;
	const asked = textOf(params, "programm");
	const chosen = found.value.find(({ id }) => String(id) === asked) ?? null;
	const t = await getTranslations("programs");
	const { stations } = await getCatalog("de");
	const news: Readonly<Record<string, string>> = {
		gespeichert: t("saved"),
		aus: t("switchedOff"),
		an: t("switchedOn"),
		"meldungen-gespeichert": t("hook.saved"),
		"meldungen-aus": t("hook.dropped"),
	};
	const hidden = { id: String(chosen?.id ?? "") };
	return (
		<AdminPage
			current="programs"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
			saved={news[textOf(params, "stand")] ?? null}
		>
			<ProgramList
				programs={found.value}
				names={
					new Map(stations.map(({ slug, shortName }) => [slug, shortName]))
				}
			/>
			<section aria-labelledby="eintragen" className="flex flex-col gap-16">
				<Heading id="eintragen">
					{chosen ? t("form.change", { name: chosen.name }) : t("form.new")}
				</Heading>
				<Form
					key={hidden.id}
					id="programm"
					action={chosen ? changeProgramAction : addProgramAction}
					fields={await programFields()}
					sent={programValues(chosen)}
					hidden={{
						form: `program ${hidden.id}`,
						...hidden,
						shown: chosen ? agreementMark(chosen) : "",
					}}
					texts={await formTexts(chosen ? t("form.save") : t("form.add"))}
				/>
			</section>
			{chosen ? (
				<>
					<section aria-labelledby="geheimnis" className="flex flex-col gap-16">
						<Heading id="geheimnis">{t("secret.title")}</Heading>
						<p>{t("secret.lead")}</p>
						<Form
							id="neues-geheimnis"
							action={renewSecretAction}
							fields={[]}
							sent={{}}
							hidden={{ form: `secret ${hidden.id}`, ...hidden }}
							texts={await formTexts(t("secret.renew"))}
						/>
					</section>
					<HookSection actor={actor} programId={chosen.id} />
					<section aria-labelledby="schalter" className="flex flex-col gap-16">
						<Heading id="schalter">{t("switch.title")}</Heading>
						<p>{chosen.isOff ? t("switch.onLead") : t("switch.offLead")}</p>
						<form action={switchProgramAction}>
							<HiddenFields
								fields={{ ...hidden, stand: chosen.isOff ? "an" : "aus" }}
							/>
							<Button variant="secondary">
								{chosen.isOff ? t("switch.on") : t("switch.off")}
							</Button>
						</form>
					</section>
					<p>
						<a
							href={staffPaths.programs()}
							className="text-action underline underline-offset-4"
						>
							{t("form.backToList")}
						</a>
					</p>
				</>
			) : null}
		</AdminPage>
	);
}
