import { PageScript } from "#components/page-script.tsx";
import { Button } from "#components/ui/button.tsx";

/** Hidden where no script runs: every browser has its own way to print. */
export function PrintButton({ text }: { text: string }) {
	return (
		<>
			<Button type="button" className="needs-script" data-print="">
				{text}
			</Button>
			<PageScript name="print" />
		</>
	);
}
