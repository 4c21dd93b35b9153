import { useTranslations } from "next-intl";
import { PageScript } from "#components/page/page-script.tsx";
import type { WaysIn } from "#lib/booking/limits/limits.ts";

/** The steps that the script says, each once: nothing ticks. */
const STEPS = ["start", "quarter", "half", "most", "done", "sending"] as const;

/**
 * What somebody does whose time has a price: the device works, which a script begins by itself and tells in words; or,
 * without one, a short wait. Pressing "Weiter" is the same for both.
 */
export function WaysInNotice({ waysIn }: { waysIn: WaysIn }) {
	const t = useTranslations("limits");
	const { work, waitSeconds } = waysIn;
	if (!work) return <p>{t("wait.now")}</p>;
	return (
		<>
			<div
				hidden
				data-work={work.challenge}
				data-tries={work.tries}
				className="flex flex-col gap-8"
			>
				<p className="font-bold">{t("work.title")}</p>
				<p>{t("work.text")}</p>
				<p role="status" />
				{STEPS.map((step) => (
					<template key={step} data-step={step}>
						{t(`work.${step}`)}
					</template>
				))}
			</div>
			<p data-wait="">
				{waitSeconds === null
					? t("wait.none")
					: t("wait.seconds", { seconds: waitSeconds })}
			</p>
			<PageScript name="work" />
		</>
	);
}
