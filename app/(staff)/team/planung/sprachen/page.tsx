import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { planning } from "#lib/paths/planning.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { listSpeakers } from "#lib/staff/queries/find-spoken.ts";
import { spokenChoices, spokenMark } from "#lib/staff/rules/spoken.ts";
import { formatList } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { planningContext } from "../_frame/planning-context.ts";
import { PlanningPage } from "../_frame/planning-page.tsx";
import { noteLanguagesAction } from "./actions.ts";

/** Who of a station speaks what: one form for each account. */
export default async function LanguagesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "language:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await listSpeakers(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("planning.languages");
	const options = spokenChoices().map((value) => ({
		value,
		text: germanNameOf(value),
	}));
	const texts = await formTexts(t("save"));
	return (
		<PlanningPage
			title={t("title")}
			current="languages"
			context={context}
			saved={textOf(params, "stand") === "gespeichert" ? t("saved") : null}
		>
			<p className="max-w-[var(--width-text)]">
				{t.rich("lead", {
					rules: (text) => <a href={planning.rules(station.slug)}>{text}</a>,
				})}
			</p>
			{found.value.length === 0 ? <p>{t("nobody")}</p> : null}
			{found.value.map(({ userId, name, languages }, index) => (
				<details key={userId} className="disclosure">
					<summary className="team-summary">
						<h2 className="kern-heading-small">
							{name}
							{": "}
							<span className="font-normal">
								{languages.length > 0
									? formatList(languages.map(germanNameOf), "de")
									: t("none")}
							</span>
						</h2>
					</summary>
					<Form
						id={`konto-${index}`}
						action={noteLanguagesAction}
						fields={[
							{
								type: "ticks",
								name: "sprachen",
								label: t("spoken", { name }),
								isGrid: true,
								options,
							},
						]}
						sent={{ sprachen: [...languages] }}
						hidden={{
							form: userId,
							ort: station.slug,
							konto: userId,
							shown: spokenMark(languages),
						}}
						texts={texts}
					/>
				</details>
			))}
		</PlanningPage>
	);
}
