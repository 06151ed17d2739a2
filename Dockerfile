# docker build -t ittisaq . && docker run --rm -v "$PWD/articles:/copy:ro" ittisaq check .
# --build-arg EXTRAS=all reads Word files and others too. The image has no git, so --since does not work in it.
FROM python:3.13-slim AS build
ARG EXTRAS=""
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY checker checker
COPY rules rules
COPY docs/json-v1.schema.json docs/
RUN python -m venv /opt/ittisaq && /opt/ittisaq/bin/python -m pip install --no-cache-dir ".${EXTRAS:+[$EXTRAS]}"

FROM python:3.13-slim
COPY --from=build /opt/ittisaq /opt/ittisaq
ENV PATH=/opt/ittisaq/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
RUN useradd --system --uid 10001 --create-home ittisaq && mkdir /copy
USER 10001
WORKDIR /copy
ENTRYPOINT ["ittisaq"]
CMD ["check", "."]
