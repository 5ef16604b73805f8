/** Offers "Use where I am now" where the device can tell; without this script the form is whole. */
export {};

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-locate-failed]'))
  offerLocation(form);

function offerLocation(form: HTMLFormElement): void {
  const part = (name: string) => form.querySelector<HTMLElement>(`[data-locate="${name}"]`);
  const [offer, start, words] = [part('offer'), part('start'), part('words')];
  if (!offer || !start || !words || !('geolocation' in navigator)) return;
  offer.hidden = false;
  const found = ({ coords }: GeolocationPosition) => {
    fill(part('longitude'), coords.longitude);
    fill(part('latitude'), coords.latitude);
    form.requestSubmit();
  };
  const failed = () => {
    words.textContent = form.dataset['locateFailed'] ?? '';
  };
  start.addEventListener('click', () =>
    navigator.geolocation.getCurrentPosition(found, failed, {
      timeout: 10_000,
      maximumAge: 60_000,
    }),
  );
}

/** Five decimals are a meter: enough to find a beat, and no more than that is sent. */
function fill(input: HTMLElement | null, degrees: number): void {
  if (input instanceof HTMLInputElement) input.value = degrees.toFixed(5);
}
