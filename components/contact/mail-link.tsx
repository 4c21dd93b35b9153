/** An e-mail address that opens the mail program, and can be copied where there is none. */
export function MailLink({ address }: { address: string }) {
	const [name, host] = address.split("@");
	return (
		<a href={`mailto:${address}`}>
			{name}@<wbr />
			{host}
		</a>
	);
}
