package dev.inquest.model.llm.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Who plays student, teacher and judge; each is configured on its own. */
@ConfigMapping(prefix = "inquest")
public interface RolesConfig {

    /** The one who investigates. */
    RoleConfig student();

    /** The one who corrects. */
    RoleConfig teacher();

    /** The one who scores how an investigation was conducted; embedded means that none does. */
    RoleConfig judge();

    /** What can play a role. */
    enum Provider {
        /** The reasoner of this service: no model, no network, no key. */
        EMBEDDED,
        /** A server with the OpenAI chat completions API: OpenAI, vLLM, llama.cpp, LM Studio, OpenRouter and many more. */
        OPENAI,
        /** Azure OpenAI: the same API behind a key header and deployments. */
        AZURE,
        /** Anthropic's messages API. */
        ANTHROPIC,
        /** Google's Gemini API. */
        GEMINI,
        /** An Ollama server. */
        OLLAMA,
        /** Mistral's API. */
        MISTRAL,
        /** Amazon Bedrock's converse API; credentials come the ways of the AWS SDK. */
        BEDROCK
    }

    /** How a model is told that it may think. */
    enum Reasoning {
        /**
         * With the tokens it may use: Anthropic and its models at Bedrock (at least 1,024), Gemini. Ollama is told to let the
         * model think.
         */
        BUDGET,
        /** It decides by itself how much: what newer models of Anthropic want, which refuse a budget. */
        ADAPTIVE,
        /** Not at all: it thinks anyway, and only the cap grows. */
        UNSAID
    }

    /** How one role is played. */
    interface RoleConfig {

        /** Who plays it. */
        @WithDefault("embedded")
        Provider provider();

        /**
         * The API's base, as in {@code https://api.openai.com/v1}; the provider's own where it has one, which Azure has not.
         */
        Optional<URI> baseUrl();

        /** The model's name at that provider (at Azure the deployment's); needed for all but {@code embedded}. */
        Optional<String> model();

        /** The secret key, if the server wants one. Give it by environment or by {@link #apiKeyFile}. */
        Optional<String> apiKey();

        /**
         * A file that holds the secret key, as secret mounts of Kubernetes do; read at start and again when the role is first
         * played. White space around the key is ignored.
         */
        Optional<Path> apiKeyFile();

        /** Azure only: the version of its API for deployments, as in {@code 2024-10-21}; none for the v1 API. */
        Optional<String> apiVersion();

        /** Bedrock only: the AWS region. */
        Optional<String> region();

        /** Headers sent with every request, as some gateways want. */
        Map<String, String> headers();

        /** How long one answer may take, at most 5 minutes. */
        @WithDefault("60s")
        Duration timeout();

        /** How many tokens the model can hold, question and answer together. No prompt is longer than it leaves. */
        @WithDefault("16384")
        int contextWindow();

        /** The most tokens of one plan or diagnosis; probe and correction have their own, smaller caps. */
        @WithDefault("1500")
        int maxOutputTokens();

        /**
         * The most tokens of command output that are shown with the first question, the most relevant first, and half of it
         * with later ones; of the rest the command and how it went.
         */
        @WithDefault("800")
        int maxEvidenceTokens();

        /**
         * Tokens that a model which thinks before it answers may use for its thoughts, on top of the cap of each answer; 0 for
         * a model that does not. No temperature goes with it.
         */
        @WithDefault("0")
        int reasoningTokens();

        /** How a model with {@link #reasoningTokens} is told that it may think; OpenAI, Azure and Mistral are never told. */
        @WithDefault("budget")
        Reasoning reasoning();

        /**
         * Whether temperature 0 is asked for, so that the same question gets much the same answer. Off for models that refuse
         * to be told.
         */
        @WithDefault("true")
        boolean zeroTemperature();

        /** Whether the server is sent a JSON schema for plans and diagnoses. Off for servers that refuse one. */
        @WithDefault("true")
        boolean jsonSchema();

        /** Prices in US dollars for a million tokens, for the money budget and for reports. */
        Price price();
    }

    /** Prices in US dollars for a million tokens. */
    interface Price {

        /** Of input. */
        @WithDefault("0")
        BigDecimal input();

        /** Of input that the provider had cached; the price of input where it is left out. */
        Optional<BigDecimal> cached();

        /** Of output, thoughts among it. */
        @WithDefault("0")
        BigDecimal output();
    }
}
