import "#app/globals.css";
import { PageFrame, PageTitle } from "#components/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { paths } from "#lib/paths.ts";

export const dynamic = "force-dynamic";

/** Addresses outside the citizens' pages; those have a page of their own, in their language. */
export default function GlobalNotFound() {
	const to = paths("de");
	return (
		<html lang="de">
			<body>
				<PageFrame>
					<PageTitle title="Seite nicht gefunden" />
					<PageHeading title="Diese Seite gibt es nicht">
						Unter dieser Adresse ist nichts zu finden.
					</PageHeading>
					<ButtonLink href={to.start()} className="self-start">
						Termin buchen
					</ButtonLink>
				</PageFrame>
			</body>
		</html>
	);
}
