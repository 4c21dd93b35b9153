import { useTranslations } from "next-intl";
import { exactly } from "#app/(staff)/pilot/stationen/_parts/exactly.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type {
	CheckName,
	Readiness,
} from "#lib/pilot/rollout/rules/checklist.ts";
import { formatList, formatNumber } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";

/** What is there and what is missing, found out anew with each look. */
export function Checklist({
	checks,
	readiness,
	services,
}: {
	checks: readonly { name: CheckName; done: boolean }[];
	readiness: Readiness;
	services: readonly Service[];
}) {
	const t = useTranslations("rollout.one");
	const detailOf = useDetails(readiness, services);
	return (
		<ul className="checklist">
			{checks.map(({ name, done }) => (
				<li key={name}>
					<span className={`state state-${done ? "met" : "missed"}`}>
						<Icon name={done ? "success" : "warning"} />
						{t(done ? "done" : "open")}
					</span>
					<div>
						<strong>{t(`checks.${name}`)}</strong>
						<p>{detailOf(name, done)}</p>
					</div>
				</li>
			))}
		</ul>
	);
}

function useDetails(
	readiness: Readiness,
	services: readonly Service[],
): (name: CheckName, done: boolean) => string {
	const t = useTranslations("rollout.one.details");
	const { trial, unservedServices } = readiness;
	const inWords = (locales: readonly string[]) =>
		formatList(
			locales.map((locale) => germanNameOf(locale)),
			"de",
		);
	const trialInWords = (done: boolean) => {
		if (!trial) return t("trialNone");
		const when = exactly(trial.at);
		if (!trial.worked) return t("trialFailed", { when });
		return t(done ? "trialWorked" : "trialOld", { when });
	};
	return (name, done) => {
		switch (name) {
			case "roster":
				return t("roster", {
					days: readiness.onlineDays,
					hours: formatNumber(readiness.onlineMinutes / 60, "de", 0),
				});
			case "services":
				return done
					? t("services")
					: t("servicesMissing", {
							count: unservedServices.length,
							names: namesOf(unservedServices, services),
						});
			case "staff":
				return t("staff", {
					leads: readiness.leads,
					clerks: readiness.clerks,
				});
			case "texts":
				return done
					? t("texts")
					: t("textsMissing", {
							names: inWords(readiness.languagesWithoutTexts),
						});
			case "access":
				return done
					? t("access")
					: t("accessMissing", {
							names: inWords(readiness.languagesWithoutAccess),
						});
			case "trial":
				return trialInWords(done);
			case "display":
				return t("display", { count: readiness.displays });
		}
	};
}

/** So many are named. */
const MOST = 5;

function namesOf(slugs: readonly string[], services: readonly Service[]) {
	const names = slugs.map(
		(slug) => services.find((one) => one.slug === slug)?.text.name ?? slug,
	);
	return names.length > MOST
		? `${names.slice(0, MOST).join(", ")} …`
		: formatList(names, "de");
}
