import { getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { planning } from "#lib/paths/planning.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import {
	type FirstStep,
	listFirstSteps,
} from "#lib/pilot/rollout/queries/first-steps.ts";
import { now } from "#lib/runtime/clock.ts";

const WHERE: Record<FirstStep, string> = {
	"lead-invited": staffPaths.invite(),
	"roster-made": planning.roster(),
	online: pilot.rollout(),
};

/** What a new installation needs, on the first page that its first account sees; gone once a station is online. */
export async function FirstSteps({ actor }: { actor: Actor }) {
	const steps = await listFirstSteps(actor, now());
	if (!steps.ok || steps.value.length === 0) return null;
	const t = await getTranslations("admin.accounts.firstSteps");
	return (
		<Section id="erste-schritte" title={t("title")}>
			<p>{t("lead")}</p>
			<ol className="flex list-decimal flex-col gap-8 ps-32">
				{steps.value.map(({ name, done }) => (
					<li key={name} className="ps-8">
						<a href={WHERE[name]}>{t(name)}</a>
						{": "}
						<strong>{t(done ? "done" : "open")}</strong>
					</li>
				))}
			</ol>
		</Section>
	);
}
