import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";

/** What came of it; nothing before it is made. */
export async function Result({ draw: { result } }: { draw: DrawView }) {
	if (!result) return null;
	const locale = await getLocale();
	const t = await getTranslations("draw.result");
	return (
		<>
			<Alert kind="success" title={t("title")}>
				<p>{t("counts", { ...result })}</p>
				<p>{t("own")}</p>
			</Alert>
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={wishPaths(locale).entry()}>{t("look")}</ButtonLink>
				<ButtonLink variant="secondary" href={paths(locale).start()}>
					{t("left")}
				</ButtonLink>
			</div>
		</>
	);
}
