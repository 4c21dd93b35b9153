import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { env } from "#lib/runtime/env.ts";

/** How anybody finds out that nobody cheated: before the draw what to note, afterwards what to work out. */
export async function Check({
	draw: { id, commitment, state },
}: {
	draw: DrawView;
}) {
	const locale = await getLocale();
	const t = await getTranslations("draw.check");
	const file = drawPaths(locale).file(id);
	const isMade = state === "made";
	const command = `npm run draw:verify -- ${env().baseUrl}${file} --promise ‹${t("noted")}›`;
	return (
		<Disclosure summary={t("title")} open>
			<div className="flex flex-col gap-16">
				<p>{t(isMade ? "promised" : "promise")}</p>
				<p>
					<code className="break-all">{commitment}</code>
				</p>
				<p>{t("mixed")}</p>
				<p>{t("names")}</p>
				{isMade ? (
					<>
						<ButtonLink
							variant="secondary"
							href={file}
							className="self-start"
							download
						>
							{t("file")}
						</ButtonLink>
						<p>{t("command")}</p>
						<p>
							<code className="break-all">{command}</code>
						</p>
					</>
				) : null}
			</div>
		</Disclosure>
	);
}
