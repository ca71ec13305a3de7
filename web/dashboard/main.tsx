import '@fontsource-variable/archivo/wdth.css';
import '../ui/tokens.css';
import '@mantine/core/styles.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { theme, variablesOfTheme } from './theme.ts';

const queryClient = new QueryClient();
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const root = document.getElementById('root');

if (root)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variablesOfTheme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
