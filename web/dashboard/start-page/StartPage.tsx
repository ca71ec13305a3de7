export function StartPage() {
  return <main>Pavilion</main>;
}
