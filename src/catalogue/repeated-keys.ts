/**
 * Keys written twice in one object of a JSON text, which `JSON.parse` drops without a word, as paths such as
 * `nodes.q2`. The text must be valid JSON. Example: `{"a":{"b":1,"b":2}}` gives `a.b`.
 */
export function repeatedKeys(text: string): string[] {
  const found: string[] = [];
  const open: { keys: Set<string> | undefined; place: string; at: number; key: string }[] = [];
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g);
  const placeOf = (): string => {
    const around = open.at(-1);
    if (!around) return '';
    return around.keys ? (around.place === '' ? around.key : `${around.place}.${around.key}`) : `${around.place}[${around.at}]`;
  };
  for (const [token, colon] of tokens) {
    const around = open.at(-1);
    if (token === '{' || token === '[') open.push({ keys: token === '{' ? new Set() : undefined, place: placeOf(), at: 0, key: '' });
    else if (token === '}' || token === ']') open.pop();
    else if (token === ',' && around) around.at += 1;
    else if (colon !== undefined && around?.keys) {
      around.key = String(JSON.parse(token.slice(0, -colon.length)));
      if (around.keys.has(around.key)) found.push(placeOf());
      around.keys.add(around.key);
    }
  }
  return found;
}
