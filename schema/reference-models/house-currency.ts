import { Currency } from '../../generated/currency.js';

/** What orders are in when their currency goes: made when it is first needed. */
export async function houseCurrency(): Promise<Currency> {
  const [euro] = await Currency.objects.getOrCreate({ code: 'EUR' }, { defaults: { name: 'Euro' } });
  return euro;
}
